import { useCallback, useEffect, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { preparePhoto } from '../prepare/prepare-photo.ts'
import { createPhotoQueue, type PhotoQueue } from './photo-queue.ts'
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

/** The queue of a field, with the field's present ports; photographs from before a reload come back into it. */
export function usePhotoQueue<T>(resumeKey: string, ports: QueuePorts<T>): PhotoQueue<T> {
  const [queue] = useState(() => queueOf<T>(resumeKey))
  useLayoutEffect(() => queue.use(ports))
  useSyncExternalStore(queue.subscribe, queue.photos)
  useEffect(() => void queue.restore(), [queue])
  return queue
}

/**
 * How many photographs of these fields are chosen and not stored yet, also while no field shows them and after a reload;
 * undefined until that is known.
 */
export function usePendingPhotos(resumeKeys: readonly string[]): number | undefined {
  const joinedKeys = resumeKeys.join(SEPARATOR)
  const fieldQueues = useMemo(() => joinedKeys.split(SEPARATOR).filter(Boolean).map(queueOf), [joinedKeys])
  useEffect(() => {
    for (const queue of fieldQueues) void queue.look()
  }, [fieldQueues])
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = fieldQueues.map((queue) => queue.subscribe(listener))
      return () => {
        for (const stop of stops) stop()
      }
    },
    [fieldQueues],
  )
  return useSyncExternalStore(subscribe, () =>
    fieldQueues.reduce<number | undefined>((sum, queue) => plus(sum, queue.pending()), 0),
  )
}

const SEPARATOR = '\n'

function plus(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one + other
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
