import { deadlineIn } from '#kernel/deadline.ts'
import type { Deps } from '#server/deps.ts'
import { touchSessions } from './session.store.ts'

/** Writes to the sessions table which sessions are in use. */
export interface SessionTouches {
  add(sessionId: string, at: Date): void
}

/**
 * Runs one statement at a time and collects what arrives meanwhile for the next: in the minutes after a release
 * thousands of sessions share a statement, and at quiet times none of them waits. A failed statement is not repeated:
 * the next use of the session, a minute later, is written instead.
 */
export function createSessionTouches(deps: Pick<Deps, 'database' | 'log'>): SessionTouches {
  let waiting = new Map<string, Date>()
  let isTelling = false

  const tell = async () => {
    isTelling = true
    while (waiting.size > 0) {
      const batch = waiting
      waiting = new Map()
      await deps.database
        .once(deadlineIn(4_000), (tx) => touchSessions(tx, batch))
        .catch((error: unknown) => deps.log.error('session-touch', error))
    }
    isTelling = false
  }
  return {
    add(sessionId, at) {
      waiting.set(sessionId, at)
      if (!isTelling) void tell()
    },
  }
}
