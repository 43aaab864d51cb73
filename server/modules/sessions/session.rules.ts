/**
 * How long sessions last (LOG-07): without use, and in all. Staff sessions are shorter, because staff handle other
 * people's records.
 */
export const SESSION_LIMITS = {
  candidate: { idleSeconds: 30 * 60, absoluteSeconds: 8 * 3600 },
  staff: { idleSeconds: 15 * 60, absoluteSeconds: 8 * 3600 },
  /** Only the initial password was shown, which is public knowledge (LOG-02): just long enough to choose a password. */
  activation: { idleSeconds: 10 * 60, absoluteSeconds: 30 * 60 },
} as const

/** Whether a session is still valid at `at`: neither unused for too long nor past its end. */
export function isAlive(session: { seenAt: Date; expiresAt: Date; idleSeconds: number }, at: Date): boolean {
  const idleMs = at.getTime() - session.seenAt.getTime()
  return at < session.expiresAt && idleMs < session.idleSeconds * 1000
}
