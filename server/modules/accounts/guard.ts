import type { Call } from '#kernel/call.ts'
import { networkOf } from '#kernel/network.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { type FailureCount, type LockoutKind, minutesLocked } from './lockout.rules.ts'
import { addFailure, clearFailures, findFailures, shareFailures } from './lockout.store.ts'

/** What an attempt is counted under: the account's name, the same whether the account exists or not, and the address. */
export interface Attempt {
  account: string
  address: string
  /**
   * Counts failures of this account from every address together as well. `locks`: they lock it for everybody; use it only where
   * a stranger cannot cause failures, because a stranger could lock the owner out. `narrows`: after five of them each
   * network has one try instead of five.
   */
  together?: 'locks' | 'narrows'
}

/** Refuses with `sign_in_locked` and the minutes to wait while either count is locked (LOG-05). */
export async function requireUnlocked(deps: Deps, { deadline }: Call, attempt: Attempt): Promise<void> {
  const keys = [pairKey(deps, attempt), addressKey(deps, attempt)]
  const counts = await deps.database.read(deadline, (tx) => findFailures(tx, keys))
  refuseIfLocked(counts, deps.clock.now())
}

/**
 * Counts one failure for the account at this address, and one for the address. Answers the refusal to give instead when
 * either count is locked by now, so that of a hundred simultaneous guesses no more are judged than of a hundred in a row.
 */
export async function countFailedAttempt(tx: Tx, deps: Deps, attempt: Attempt): Promise<Refusal | undefined> {
  const at = deps.clock.now()
  const before = [
    await addFailure(tx, pairKey(deps, attempt), { kind: await pairKindOf(tx, deps, attempt), at }),
    await addFailure(tx, addressKey(deps, attempt), { kind: 'address', at }),
  ]
  return refusalOf(before, at)
}

/**
 * Admits the owner: clears the failures of the account at this address; the address's own count stays. Refuses with
 * `sign_in_locked` when a count was locked while this attempt was being judged, so that among too many simultaneous
 * guesses the right one is not confirmed either.
 */
export async function admitAttempt(tx: Tx, deps: Deps, attempt: Attempt): Promise<void> {
  const key = pairKey(deps, attempt)
  const counts = await shareFailures(tx, [key, addressKey(deps, attempt)])
  refuseIfLocked(counts, deps.clock.now())
  if (counts[0]) await clearFailures(tx, key)
}

/**
 * Forgets the failures of an account at this address, because its owner has proved themselves otherwise (ACC-03). Call it before
 * `admitAttempt`: failures are counted for the account first and then for the address, and locks are taken in that order.
 */
export async function forgiveFailures(tx: Tx, deps: Deps, attempt: Attempt): Promise<void> {
  await clearFailures(tx, pairKey(deps, attempt))
}

/** Counts the failure together with those from elsewhere, where that narrows what this network has. */
async function pairKindOf(tx: Tx, deps: Deps, attempt: Attempt): Promise<LockoutKind> {
  if (attempt.together !== 'narrows') return 'pair'
  const at = deps.clock.now()
  const before = await addFailure(tx, everywhereKey(deps, attempt), { kind: 'together', at })
  return minutesLocked(before, at) === undefined ? 'pair' : 'narrow_pair'
}

/** The keys under which an attempt is counted, of the account at this address and of the address. */
export function keysOf(deps: Deps, attempt: Attempt): readonly [Buffer, Buffer] {
  return [pairKey(deps, attempt), addressKey(deps, attempt)]
}

/** Refuses with `sign_in_locked` and the minutes to wait until then, if that is yet to come. */
export function refuseUntil(lockedUntil: Date | undefined, at: Date): void {
  refuseIfLocked([lockedUntil && { failures: 0, windowStartedAt: at, lockedUntil }], at)
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

function pairKey(deps: Deps, attempt: Attempt): Buffer {
  if (attempt.together === 'locks') return everywhereKey(deps, attempt)
  return deps.cipher.digest('sign-in pair', `${attempt.account}\0${networkOf(attempt.address)}`)
}

function everywhereKey(deps: Deps, { account }: Attempt): Buffer {
  return deps.cipher.digest('sign-in pair', `${account}\0any`)
}

function addressKey(deps: Deps, { address }: Attempt): Buffer {
  return deps.cipher.digest('sign-in address', networkOf(address))
}
