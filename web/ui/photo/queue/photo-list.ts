import type { PendingPhoto } from './pending-photo.ts'
import type { QueuePorts } from './queue-ports.ts'
import type { WaitingPhotos } from './waiting-photos.ts'

/** The queue's photographs, who watches them, and where they are kept for a reload. */
export interface PhotoList<T> {
  subscribe: (listener: () => void) => () => void
  /** Lets the listeners look again. */
  tell: () => void
  all: () => readonly PendingPhoto<T>[]
  find: (id: string) => PendingPhoto<T> | undefined
  append: (photos: readonly PendingPhoto<T>[]) => void
  change: (id: string, change: Partial<PendingPhoto<T>>) => void
  drop: (id: string) => void
  keep: (photo: PendingPhoto<T>) => void
  forget: (id: string) => void
  use: (ports: QueuePorts<T>) => void
  ports: () => QueuePorts<T>
}

export function createPhotoList<T>(resumeKey: string, waiting: WaitingPhotos): PhotoList<T> {
  const listeners = new Set<() => void>()
  let photos: readonly PendingPhoto<T>[] = []
  let ports: QueuePorts<T> | undefined
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const show = (next: readonly PendingPhoto<T>[]) => {
    photos = next
    tell()
  }
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    tell,
    all: () => photos,
    find: (photoId) => photos.find(({ id }) => id === photoId),
    append: (added) => show([...photos, ...added]),
    change: (id, change) => show(photos.map((photo) => (photo.id === id ? { ...photo, ...change } : photo))),
    drop(dropped) {
      show(photos.filter(({ id }) => id !== dropped))
      void waiting.drop(resumeKey, dropped)
    },
    keep({ id, name, source, edit, chosenAt }) {
      void waiting.keep(resumeKey, { id, name, source, edit, chosenAt })
    },
    forget: (id) => void waiting.drop(resumeKey, id),
    use: (newPorts) => {
      ports = newPorts
    },
    ports() {
      if (ports === undefined) throw new Error('the queue has no field yet')
      return ports
    },
  }
}
