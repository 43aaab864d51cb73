import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import { createPhotoQueue, type PhotoQueue } from './photo-queue.ts'
import { preparePhoto } from './prepare-photo.ts'
import type { QueueMachine, QueuePorts } from './queue-ports.ts'
import { waitingPhotos } from './waiting-photos.ts'

const machine: QueueMachine = {
  prepare: preparePhoto,
  waiting: waitingPhotos,
  isOnline: () => navigator.onLine,
  newId: () => crypto.getRandomValues(new Uint32Array(4)).join('-'),
  now: () => Date.now(),
}

/** One queue for each key: it goes on while no field shows it, and a field that comes back finds its photographs. */
const queues = new Map<string, PhotoQueue<unknown>>()

/** The queue of a field, with the field's present ports; photographs of before a reload come back into it. */
export function usePhotoQueue<T>(resumeKey: string, ports: QueuePorts<T>): PhotoQueue<T> {
  const [queue] = useState(() => queueOf<T>(resumeKey))
  useLayoutEffect(() => queue.use(ports))
  useSyncExternalStore(queue.subscribe, queue.photos)
  useEffect(() => void queue.restore(), [queue])
  return queue
}

function queueOf<T>(resumeKey: string): PhotoQueue<T> {
  const found = queues.get(resumeKey)
  // A key belongs to one kind of field, so that what its upload gives is always of one type.
  if (found !== undefined) return found as PhotoQueue<T>
  const queue = createPhotoQueue<T>(resumeKey, machine)
  queues.set(resumeKey, queue as PhotoQueue<unknown>)
  addEventListener('online', queue.goOnline)
  addEventListener('offline', queue.goOffline)
  return queue
}
