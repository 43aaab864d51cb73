import type { Grant } from '#contracts/grants.ts'
import type { StaffActor } from '#kernel/actor.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { holdPerson, isInScope, schoolsInScope } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { type DepartureRow, findDeparture } from '../departure.store.ts'

/** Finds a departure of a school in the actor's scope (ACC-01). Refuses `not_found` for any other one, as for one that is not there. */
export async function requireDeparture(
  tx: Tx,
  { id, actor, grant }: { id: string; actor: StaffActor; grant: Grant },
): Promise<DepartureRow> {
  const row = requireFound(await findDeparture(tx, id))
  if (!isInScope([row.school_id], schoolsInScope(actor, grant))) throw new Refusal('not_found')
  return row
}

/** The same, with the person locked: whatever changes this record waits, and what is read here holds until the commit. */
export async function holdDeparture(
  tx: Tx,
  asked: { id: string; actor: StaffActor; grant: Grant },
): Promise<DepartureRow> {
  const { person_id: personId } = await requireDeparture(tx, asked)
  await holdPerson(tx, personId)
  return requireDeparture(tx, asked)
}
