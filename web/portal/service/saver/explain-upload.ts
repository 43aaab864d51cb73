import { errorWords } from '#web/client/error-words.ts'
import { secondsUntilWanted } from '#web/client/patience.ts'
import type { UploadFailure } from '#web/ui/photo/queue/pending-photo.ts'
import { kindOfFailure } from './save-failure.ts'

/** Says why a photograph could not be sent, and when the server wants it again. */
export function explainUpload(cause: unknown): UploadFailure {
  return {
    text: errorWords(cause),
    isFinal: kindOfFailure(cause) === 'refused',
    comeBackInSeconds: secondsUntilWanted(cause),
  }
}
