import type { PreparedPhoto } from '../prepare/develop-photo.ts'
import type { Unusable } from '../prepare/prepare-photo.ts'
import type { WaitingPhoto } from './waiting-photos.ts'

/** A photograph that is stored: what its upload gave, and where it can be seen. */
export interface StoredPhoto<T> {
  value: T
  /** The address of the picture; it is the photograph's identity in the field. */
  src: string
}

/** Sends one prepared JPEG and gives what came back. It must obey the signal, and throw when it did not arrive. */
export type UploadPhoto<T> = (
  blob: Blob,
  options: { signal: AbortSignal; onProgress: (share: number) => void },
) => Promise<T>

/** Why an upload failed, in words; what is final is not tried again by itself. */
export interface UploadFailure {
  text: string
  isFinal: boolean
  /** After so many seconds the server wants to be asked again, because too many are sending at once. */
  comeBackInSeconds?: number | undefined
}

/** `turn`: the server has said when it wants it, and nothing has failed. */
export type WaitsUntil = 'online' | 'next-try' | 'turn'

export type PhotoState =
  | { kind: 'reading' }
  | { kind: 'preparing' }
  | { kind: 'unusable'; reason: Unusable }
  | { kind: 'ready'; prepared: PreparedPhoto }
  | { kind: 'uploading'; prepared: PreparedPhoto; share: number }
  | { kind: 'waiting'; prepared: PreparedPhoto; until: WaitsUntil }
  | { kind: 'failed'; prepared: PreparedPhoto; text: string; isFinal: boolean }

/** A chosen photograph on its way to being stored. */
export interface PendingPhoto<T> extends WaitingPhoto {
  state: PhotoState
  /** The size of the file as it was chosen; a HEIC is turned into a larger JPEG on its way. */
  chosenBytes: number
  /** How often its upload failed in a row. */
  failures: number
  /** The stored photograph that this is a better version of. */
  replaces?: StoredPhoto<T>
  /** What it replaces is gone already: there was no room for both. */
  hasRoom?: boolean
}

/** The picture as it would be sent, once there is one. */
export function preparedOf({ state }: PendingPhoto<unknown>): PreparedPhoto | undefined {
  return 'prepared' in state ? state.prepared : undefined
}
