import type { Call } from '#kernel/call.ts'
import { networkOf } from '#kernel/network.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { type FailureCount, minutesLocked } from './lockout.rules.ts'
import { addFailure, clearFailures, findFailures, shareFailures } from './lockout.store.ts'

/** Who is trying, under one name whether the account exists or not. */
export interface Attempt {
  account: string
  address: string
  /** Failures of this account count together, from wherever: only for what no stranger can bring about. */
  anywhere?: true
}

/** Refuses with `sign_in_locked`, and the minutes to wait, while either count is locked (LOG-05). */
export async function requireUnlocked(deps: Deps, { deadline }: Call, attempt: Attempt): Promise<void> {
  const keys = [pairKey(deps, attempt), addressKey(deps, attempt)]
  const counts = await deps.database.read(deadline, (tx) => findFailures(tx, keys))
  refuseIfLocked(counts, deps.clock.now())
}

/**
 * Counts one failure for the account at this address, and one for the address. Answers the refusal to give instead when
 * either was locked by now: of a hundred guesses at the same moment no more are judged than of a hundred in a row.
 */
export async function countFailedAttempt(tx: Tx, deps: Deps, attempt: Attempt): Promise<Refusal | undefined> {
  const at = deps.clock.now()
  const before = [
    await addFailure(tx, pairKey(deps, attempt), { kind: 'pair', at }),
    await addFailure(tx, addressKey(deps, attempt), { kind: 'address', at }),
  ]
  return refusalOf(before, at)
}

/**
 * The owner is in: what was mistyped before no longer counts; the address's own count stays. Refuses with `sign_in_locked`
 * when enough others failed while this one was being judged: a right guess among too many is told nothing either.
 */
export async function admitAttempt(tx: Tx, deps: Deps, attempt: Attempt): Promise<void> {
  const key = pairKey(deps, attempt)
  const counts = await shareFailures(tx, [key, addressKey(deps, attempt)])
  refuseIfLocked(counts, deps.clock.now())
  if (counts[0]) await clearFailures(tx, key)
}

function refuseIfLocked(counts: readonly (FailureCount | undefined)[], at: Date): void {
  const refusal = refusalOf(counts, at)
  if (refusal) throw refusal
}

function refusalOf(counts: readonly (FailureCount | undefined)[], at: Date): Refusal | undefined {
  const minutes = Math.max(...counts.map((count) => minutesLocked(count, at) ?? 0))
  return minutes > 0
    ? new Refusal('sign_in_locked', { values: { minutes }, retryAfterSeconds: minutes * 60 })
    : undefined
}

function pairKey(deps: Deps, { account, address, anywhere }: Attempt): Buffer {
  return deps.cipher.digest('sign-in pair', `${account}\0${anywhere ? 'any' : networkOf(address)}`)
}

function addressKey(deps: Deps, { address }: Attempt): Buffer {
  return deps.cipher.digest('sign-in address', networkOf(address))
}
