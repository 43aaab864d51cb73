import { errorWords } from '#web/client/error-words.ts'
import { NetworkError, RefusalError } from '#web/client/refusal-error.ts'
import { ReplacedError } from './lazy-page.ts'
import { portalTexts as texts } from './portal.texts.ts'

/** Why a page could not be drawn, and what to do. */
export function brokenWords(error: unknown): string {
  if (error instanceof ReplacedError) return texts.replaced
  return error instanceof RefusalError || error instanceof NetworkError ? errorWords(error) : texts.broken
}
