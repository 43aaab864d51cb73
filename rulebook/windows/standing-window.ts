/**
 * A window that is open for longer than this many days is no round: with two rounds a year at most, a round is over within half a
 * year. What is filed in it is reviewed as it comes, and not all together after the closing (APP-07).
 */
export const ROUND_DAYS = 200

const DAY_MS = 24 * 3600_000

/** From when the expected days of the levels count: from the closing of a round, else from the filing (APP-07, REV-01). */
export function expectedDaysFrom({
  opensAt,
  closesAt,
  filedAt,
}: {
  opensAt: Date
  closesAt: Date
  filedAt: Date
}): Date {
  return closesAt.getTime() - opensAt.getTime() > ROUND_DAYS * DAY_MS ? filedAt : closesAt
}
