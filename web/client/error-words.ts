import { clientTexts } from './client.texts.ts'
import { NetworkError, RefusalError, StalledError } from './refusal-error.ts'

/** What to tell a person about any error: what is wrong, what to do, and last the reference of a fault of ours. */
export function errorWords(error: unknown): string {
  if (error instanceof StalledError) return clientTexts.stalled
  if (error instanceof NetworkError) return clientTexts.network
  if (!(error instanceof RefusalError)) return clientTexts.broken
  return error.status >= 500 && error.reference !== ''
    ? error.text + clientTexts.reference(error.reference)
    : error.text
}
