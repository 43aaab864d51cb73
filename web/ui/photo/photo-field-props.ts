import type { Ref } from 'react'
import type { StoredPhoto, UploadFailure, UploadPhoto } from './queue/pending-photo.ts'

/** Puts another file in the place of the stored photograph that is seen at `src`. */
export type ReplacePhoto = (src: string, file: File) => void

export interface PhotoFieldProps<T> {
  /** For an error summary's link; the group has this id and can take the focus. */
  id: string
  /** What is photographed: 「毕业证书的照片」. */
  label: string
  description?: string
  error?: string | null
  /** So many photographs at most. */
  max: number
  /** A prepared photograph is smaller than this. */
  maxBytes?: number
  /**
   * Under this key photographs that are not stored yet wait in the browser, also through a reload. It must be of this
   * person and this field alone: 「person id / credential id」.
   */
  resumeKey: string
  /** What is stored, in order; the field shows it and tells of changes, its user keeps it. */
  photos: readonly StoredPhoto<T>[]
  /** Sends one JPEG. Called for one photograph at a time, again after a failure. */
  upload: UploadPhoto<T>
  /** Where what an upload gave can be seen. */
  addressOf: (value: T) => string
  /** The words of a failure, and whether another try is of no use (a refusal by the rules). */
  explain?: (cause: unknown) => UploadFailure
  /** A photograph was stored: add it to `photos` at once, or put it in the place of the one that it replaces. */
  onStored: (photo: StoredPhoto<T>, replaced: StoredPhoto<T> | undefined) => void
  /** Delete a stored photograph, then take it out of `photos`. A rejection is shown as not removed. */
  onRemove: (photo: StoredPhoto<T>) => Promise<void>
  /** Receives what replaces a photograph from outside the field. */
  replaceRef?: Ref<ReplacePhoto> | undefined
  /** The order was changed. Without it the photographs cannot be moved. */
  onReorder?: (photos: readonly StoredPhoto<T>[]) => void
}
