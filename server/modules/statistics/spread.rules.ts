import type { Spread } from '#contracts/office/statistics/statistics.ts'

/** So many things took so many hours. */
export interface HoursCount {
  hours: number
  count: number
}

/**
 * STA-01: tells the median, the ninth tenth and the longest, by nearest rank: each is an hour that occurred, and none is invented
 * between two. Undefined when nothing was decided.
 */
export function spreadOf(counted: readonly HoursCount[]): Spread | undefined {
  const sorted = counted.filter(({ count }) => count > 0).toSorted((a, b) => a.hours - b.hours)
  const all = sorted.reduce((total, { count }) => total + count, 0)
  const longest = sorted.at(-1)
  if (!longest) return undefined
  // In whole numbers: 0.9 × 10 is more than 9 in binary fractions of other sizes.
  const atTenth = (tenths: number) => hoursAtRank(sorted, Math.ceil((tenths * all) / 10))
  return { medianHours: atTenth(5), ninthHours: atTenth(9), longestHours: longest.hours }
}

function hoursAtRank(sorted: readonly HoursCount[], rank: number): number {
  let passed = 0
  for (const { hours, count } of sorted) {
    passed += count
    if (passed >= rank) return hours
  }
  return sorted.at(-1)?.hours ?? 0
}
