import { deadlineIn } from '#kernel/deadline.ts'
import type { Deps } from '#server/deps.ts'
import { touchSessions } from './session.store.ts'

/** Tells the table which sessions are in use. */
export interface SessionTouches {
  add(sessionId: string, at: Date): void
}

/**
 * One statement is on its way at a time, and what comes meanwhile goes with the next: in the minutes after a release
 * thousands are told together, and where little happens nothing waits. What could not be told is told at the next use a minute later.
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
