import type { preparePhoto } from '../prepare/prepare-photo.ts'
import type { PendingPhoto, StoredPhoto, UploadFailure, UploadPhoto } from './pending-photo.ts'
import type { WaitingPhotos } from './waiting-photos.ts'

export type PhotoNews = 'stored' | 'failed' | 'unusable' | 'offline'

/** What the queue needs of the world; a mounted field hands in its own. */
export interface QueuePorts<T> {
  maxBytes: number
  upload: UploadPhoto<T>
  explain: (cause: unknown) => UploadFailure
  /** Whether one more photograph would be more than are allowed. */
  isFull: () => boolean
  stored: (value: T, pending: PendingPhoto<T>) => void
  discard: (stored: StoredPhoto<T>) => Promise<void>
  discardValue: (value: T) => Promise<void>
  tell: (news: PhotoNews, name: string) => void
}

/** What the queue needs of the browser. */
export interface QueueMachine {
  prepare: typeof preparePhoto
  waiting: WaitingPhotos
  isOnline: () => boolean
  newId: () => string
  now: () => number
}
