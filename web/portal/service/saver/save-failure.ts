import { NetworkError, RefusalError } from '#web/client/refusal-error.ts'
import type { SaverPorts } from './saver.ts'

/** Classifies a failed save: whether it passes by itself, or what must happen first. */
export function kindOfFailure(error: unknown): ReturnType<SaverPorts<unknown>['kindOf']> {
  if (error instanceof NetworkError) return 'passing'
  if (!(error instanceof RefusalError)) return 'refused'
  if (error.code === 'stale') return 'stale'
  if (error.code === 'ticket_switched' || error.code === 'not_signed_in') return 'session'
  // A proxy's own error page counts as a broken connection, too.
  return error.status === 429 || error.status >= 500 ? 'passing' : 'refused'
}

/** Whether the thing to save no longer exists or was never this person's. */
export function isGone(error: unknown): boolean {
  return error instanceof RefusalError && error.code === 'not_found'
}

/** Whether the draft was saved by an earlier version and cannot be read any more (APP-09). */
export function isOutdated(error: unknown): boolean {
  return error instanceof RefusalError && error.code === 'draft_outdated'
}

/** Passes the reply on; calls `onGone` if the thing to save no longer exists. */
export async function tellingIfGone<R>(reply: Promise<R>, onGone: () => void): Promise<R> {
  try {
    return await reply
  } catch (error) {
    if (isGone(error)) onGone()
    throw error
  }
}
