const IDLE_WARNING = 120
const OVER_WARNING = 300

/** `idle`: the person was inactive for long and can go on; `over`: the session reaches its longest duration. */
export interface SessionEnding {
  why: 'idle' | 'over'
  secondsLeft: number
}

/**
 * Finds the end of the session to warn about: the nearer of both ends, or undefined while neither is near (LOG-07).
 * Times are in milliseconds; `endsAt` and `now` are by the same clock.
 */
export function endingOf(session: {
  idleSeconds: number
  sinceAnswer: number
  endsAt: number | undefined
  now: number
}): SessionEnding | undefined {
  const { idleSeconds, sinceAnswer, endsAt, now } = session
  const idle = Math.ceil(idleSeconds - sinceAnswer / 1000)
  const over = endsAt === undefined ? Number.POSITIVE_INFINITY : Math.ceil((endsAt - now) / 1000)
  if (over <= Math.min(OVER_WARNING, idle)) return { why: 'over', secondsLeft: over }
  if (idle <= Math.min(IDLE_WARNING, idleSeconds / 2)) return { why: 'idle', secondsLeft: idle }
  return over <= OVER_WARNING ? { why: 'over', secondsLeft: over } : undefined
}
