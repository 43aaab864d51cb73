const DAY_MS = 24 * 3600_000

export type Urgency = 'overdue' | 'soon' | 'later'

/** Classifies how near the level's deadline is (REV-01); three days are soon, as in the filter. */
export function urgencyOf(dueAt: string, now: Date): Urgency {
  const left = new Date(dueAt).getTime() - now.getTime()
  if (left < 0) return 'overdue'
  return left < 3 * DAY_MS ? 'soon' : 'later'
}
