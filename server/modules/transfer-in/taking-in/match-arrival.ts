import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { afterArrivalMove } from '../arrival.lifecycle.ts'
import { lockArrival, moveArrival } from '../arrival.store.ts'
import { insertArrivalStep } from '../arrival-step.store.ts'
import { findOwner, matchAll } from './match.store.ts'
import { insertCandidates, tellOwners } from './taken-in.store.ts'

/**
 * TRI-01: says whose an arrival is, by a 准考证 of that person. Refuses `stale` when it was matched or corrected since it was seen. The caller
 * has checked that the officer may see both.
 */
export async function matchArrival(
  tx: Tx,
  deps: Pick<Deps, 'clock'>,
  {
    call,
    id,
    seen,
    ticketId,
  }: { call: Call<StaffActor>; id: string; seen: { version: number }; ticketId: string },
): Promise<void> {
  const at = deps.clock.now()
  const from = requireFound(await lockArrival(tx, id))
  const state = afterArrivalMove(from.state, 'match')
  if (!state || from.version !== seen.version) throw new Refusal('stale')
  const owner = requireFound(await findOwner(tx, { ticketId, at }))
  if (!(await moveArrival(tx, { from, to: { state, level: 1, owner }, at }))) throw new Refusal('stale')
  const { actor, origin } = call
  await insertArrivalStep(tx, { from, kind: 'matched', staffId: actor.staffId, at })
  await insertCandidates(tx, { ids: [id], persons: [] })
  await tellOwners(tx, { ids: [id], at })
  await writeAudit(tx, {
    ...{ at, actor, origin, action: 'arrival.match', personId: owner.personId },
    subject: { kind: 'arrival', id },
    new: { ticket: ticketId },
  })
}

/**
 * TRI-01: gives waiting arrivals to the 准考证 that a rule found for them, in one statement, and tells their owners. What was matched or
 * returned meanwhile stays. Answers how many were matched.
 */
export async function matchByMachine(
  tx: Tx,
  { pairs, at }: { pairs: readonly { id: string; ticketId: string }[]; at: Date },
): Promise<number> {
  const ids = await matchAll(tx, { pairs, at })
  await insertCandidates(tx, { ids, persons: [] })
  await tellOwners(tx, { ids, at })
  return ids.length
}
