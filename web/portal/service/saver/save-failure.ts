import { NetworkError, RefusalError } from '#web/client/refusal-error.ts'
import type { SaverPorts } from './saver.ts'

/** What a failed saving means: whether it passes by itself, or what has to happen first. */
export function kindOfFailure(error: unknown): ReturnType<SaverPorts<unknown>['kindOf']> {
  if (error instanceof NetworkError) return 'passing'
  if (!(error instanceof RefusalError)) return 'refused'
  if (error.code === 'stale') return 'stale'
  if (error.code === 'ticket_switched' || error.code === 'not_signed_in') return 'session'
  // A proxy that answers in words of its own is a broken connection, too.
  return error.status === 429 || error.status >= 500 ? 'passing' : 'refused'
}

/** Whether it is not there any more, or was never this person's. */
export function isGone(error: unknown): boolean {
  return error instanceof RefusalError && error.code === 'not_found'
}

/** Whether it was kept by an earlier version and cannot be read any more (APP-09). */
export function isOutdated(error: unknown): boolean {
  return error instanceof RefusalError && error.code === 'draft_outdated'
}

/** The reply; `onGone` hears of it when there is nothing to save any more. */
export async function tellingIfGone<R>(reply: Promise<R>, onGone: () => void): Promise<R> {
  try {
    return await reply
  } catch (error) {
    if (isGone(error)) onGone()
    throw error
  }
}
