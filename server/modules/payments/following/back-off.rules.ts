const SECOND = 1000
const MINUTE = 60 * SECOND

/** A payer is usually done within a minute; afterwards a provider needs no more than now and then. */
const WAITS = [
  10 * SECOND,
  20 * SECOND,
  40 * SECOND,
  80 * SECOND,
  3 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
] as const
const LONGEST = 30 * MINUTE

/** When a provider is asked again about an attempt that it was asked about so many times (PAY-04). */
export function askAgainAt(asked: number, at: Date): Date {
  return new Date(at.getTime() + (WAITS[asked] ?? LONGEST))
}
