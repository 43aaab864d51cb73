import type { preparePhoto } from '../prepare/prepare-photo.ts'
import type { PendingPhoto, StoredPhoto, UploadFailure, UploadPhoto } from './pending-photo.ts'
import type { WaitingPhotos } from './waiting-photos.ts'

export type PhotoNews = 'stored' | 'again' | 'failed' | 'unusable' | 'offline'

/** What the queue needs of the world; a mounted field hands in its own. */
export interface QueuePorts<T> {
  maxBytes: number
  upload: UploadPhoto<T>
  explain: (cause: unknown) => UploadFailure
  /** Whether one more photograph would be more than are allowed. */
  isFull: () => boolean
  /**
   * What was stored is a `new` photograph, or the field has the very same picture: as another photograph (`again`), or as the one that
   * it replaces (`itself`).
   */
  stored: (value: T, pending: PendingPhoto<T>) => 'new' | 'again' | 'itself'
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
