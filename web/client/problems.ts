import { errorWords } from './error-words.ts'
import { RefusalError } from './refusal-error.ts'

/** What a refused form shows: the message above, and the problem at each field that the server named. */
export function refusedForm(error: unknown): {
  message: string | undefined
  problems: readonly { field: string; text: string }[]
} {
  if (error === null || error === undefined) return { message: undefined, problems: [] }
  return { message: errorWords(error), problems: error instanceof RefusalError ? error.problems : [] }
}
