import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { findAccount, holdJudgedPassword } from './account.store.ts'
import { type Attempt, admitAttempt, countFailedAttempt, requireUnlocked } from './guard.ts'

/** A password that was right when it was judged, and under what the attempt is counted. */
export interface JudgedPassword {
  personId: string
  hash: string
  attempt: Attempt
}

/**
 * Judges the password of somebody who is signed in, before an act that a stolen session alone must not do. Refuses with
 * `password_wrong`, with `sign_in_locked` after too many wrong ones, and with `stale` where no password is chosen.
 */
export async function judgeOwnPassword(
  deps: Deps,
  call: Call<CandidateActor>,
  password: string,
): Promise<JudgedPassword> {
  const { actor, origin, deadline } = call
  const { personId } = actor
  // Nobody without a session causes failures here, so that they lock from wherever a stolen one is used (LOG-05).
  const attempt: Attempt = { account: `change ${personId}`, address: origin.address, together: 'locks' }
  await requireUnlocked(deps, call, attempt)
  const account = await deps.database.read(deadline, (tx) => findAccount(tx, personId))
  if (!account?.passwordHash) throw new Refusal('stale')
  const { ok } = await deps.hasher.verify(account.passwordHash, password)
  if (ok) return { personId, hash: account.passwordHash, attempt }
  const locked = await deps.database.transact(deadline, (tx) => countFailedAttempt(tx, deps, attempt))
  throw locked ?? new Refusal('password_wrong')
}

/**
 * Admits the act for which a password was judged, and locks the account. Refuses with `stale` when the password was
 * replaced meanwhile: knowing the old one does not overrule a reset.
 */
export async function admitJudged(tx: Tx, deps: Deps, judged: JudgedPassword): Promise<void> {
  await admitAttempt(tx, deps, judged.attempt)
  if (!(await holdJudgedPassword(tx, judged.personId, judged))) throw new Refusal('stale')
}
