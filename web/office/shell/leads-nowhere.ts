import { RefusalError } from '#web/client/refusal-error.ts'

/** HOM-06: the address names nothing that there is, or nothing that this post sees: trying again does not help. */
export function leadsNowhere(error: Error | null): boolean {
  return error instanceof RefusalError && (error.status === 400 || error.status === 404)
}
