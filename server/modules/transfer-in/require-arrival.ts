import type { Grant } from '#contracts/grants.ts'
import type { StaffActor } from '#kernel/actor.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import { reaches } from './arrival.policy.ts'
import { type ArrivalRow, lockArrival } from './arrival.store.ts'

/** Locks an arrival that the grant reaches. "Not yours" and "not there" are one answer. */
export async function requireArrival(
  tx: Tx,
  { id, actor, grant }: { id: string; actor: StaffActor; grant: Grant },
): Promise<ArrivalRow> {
  const arrival = requireFound(await lockArrival(tx, id))
  if (!reaches(actor, grant, arrival)) throw new Refusal('not_found')
  return arrival
}
