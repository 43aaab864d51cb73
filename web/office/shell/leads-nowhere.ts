import { RefusalError } from '#web/client/refusal-error.ts'

/** Whether the address names nothing that exists or that this post may see, so that a retry does not help (HOM-06). */
export function leadsNowhere(error: Error | null): boolean {
  return error instanceof RefusalError && (error.status === 400 || error.status === 404)
}
