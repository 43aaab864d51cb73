/**
 * LOG-05: how failures slow further attempts down and then lock them. Failures count per pair of account and address,
 * and per address; never per account alone, because then a stranger could lock the owner out for ever.
 */
export const LOCKOUT = {
  pair: { failures: 5, windowMs: 15 * 60_000, lockMs: 10 * 60_000 },
  /** Instead of `pair`, while the account's failures from all addresses together are many. */
  narrow_pair: { failures: 1, windowMs: 15 * 60_000, lockMs: 10 * 60_000 },
  /** All addresses together: narrows what each has, and locks none by itself (LOG-09). */
  together: { failures: 5, windowMs: 24 * 3600_000, lockMs: 24 * 3600_000 },
  address: { failures: 40, windowMs: 10 * 60_000, lockMs: 10 * 60_000 },
} as const

export type LockoutKind = keyof typeof LOCKOUT

export interface FailureCount {
  failures: number
  windowStartedAt: Date
  lockedUntil: Date | undefined
}

/** The count after one more failure at `at`. A window that is over starts anew; a lock that is running continues. */
export function countFailure(record: FailureCount | undefined, kind: LockoutKind, at: Date): FailureCount {
  const { failures, windowMs, lockMs } = LOCKOUT[kind]
  const isOver = !record || at.getTime() - record.windowStartedAt.getTime() >= windowMs
  const count = isOver ? 1 : record.failures + 1
  // Attempts admitted just before the lock fail after it has begun; the first failure of a new window must not end the lock.
  const running = record?.lockedUntil && record.lockedUntil > at ? record.lockedUntil : undefined
  return {
    failures: count,
    windowStartedAt: isOver ? at : record.windowStartedAt,
    lockedUntil: count >= failures ? new Date(at.getTime() + lockMs) : running,
  }
}

/** Whole minutes until the lock ends, at least one; undefined when there is no lock. */
export function minutesLocked(record: FailureCount | undefined, at: Date): number | undefined {
  if (!record?.lockedUntil || record.lockedUntil <= at) return undefined
  return Math.ceil((record.lockedUntil.getTime() - at.getTime()) / 60_000)
}
