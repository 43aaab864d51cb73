const IDLE_WARNING = 120
const OVER_WARNING = 300

/** `idle`: nothing was done for long, and going on is possible; `over`: it has lasted as long as it may. */
export interface SessionEnding {
  why: 'idle' | 'over'
  secondsLeft: number
}

/**
 * LOG-07: which end of the session is near enough to be told, the nearer one of both; undefined while neither is. Times in
 * milliseconds, `endsAt` and `now` by the same clock.
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
