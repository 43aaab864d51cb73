import type { UploadFailure } from '../queue/pending-photo.ts'

/** Stores the finished photograph. It must obey the signal, and throw when it did not arrive. */
export type SendPortrait = (
  photo: Blob,
  options: { signal: AbortSignal; onProgress: (share: number) => void },
) => Promise<void>

export interface PortraitFieldProps {
  /** For an error summary's link; the group has this id and can take the focus. */
  id: string
  label: string
  description: string
  error?: string | null
  /** The address of the photograph that is stored. */
  stored: string | undefined
  send: SendPortrait
  /** Why an upload failed. */
  explain: (cause: unknown) => UploadFailure
}
