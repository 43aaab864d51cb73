import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import type { Deps } from '#server/deps.ts'
import { findAccount } from './account.store.ts'
import { listSignIns } from './sign-in-log.store.ts'

/** Finds the account of the person who asks. */
export function findOwnAccount(deps: Deps, { actor, deadline }: Call<CandidateActor>) {
  return deps.database.readOften(deadline, (tx) => findAccount(tx, actor.personId))
}

/** Lists the person's own sign-ins as the contract shows them (LOG-07). */
export async function listOwnSignIns(deps: Deps, { actor, deadline }: Call<CandidateActor>) {
  const rows = await deps.database.readOften(deadline, (tx) => listSignIns(tx, actor.personId))
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}
