/** How long sessions last (LOG-07): idle, and in all. Staff handle other people's records, so theirs are shorter. */
export const SESSION_LIMITS = {
  candidate: { idleSeconds: 30 * 60, absoluteSeconds: 8 * 3600 },
  staff: { idleSeconds: 15 * 60, absoluteSeconds: 8 * 3600 },
  /** Only the initial password was shown, which is public knowledge (LOG-02): long enough to choose one. */
  activation: { idleSeconds: 10 * 60, absoluteSeconds: 30 * 60 },
} as const

/** Whether a session still counts at `at`: neither idle too long nor past its end. */
export function isAlive(session: { seenAt: Date; expiresAt: Date; idleSeconds: number }, at: Date): boolean {
  const idleMs = at.getTime() - session.seenAt.getTime()
  return at < session.expiresAt && idleMs < session.idleSeconds * 1000
}
