import type { Grant } from '#contracts/grants.ts'
import type { StaffActor } from '#kernel/actor.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import { isInScope, schoolsInScope } from './candidate-scope.policy.ts'
import { findPerson } from './person.store.ts'
import { listTicketsOf } from './ticket.store.ts'

/**
 * Finds the person and their 准考证 in the actor's scope. Refuses with the same `not_found` for a person outside the scope
 * as for a person who does not exist.
 */
export async function requireCandidate(
  tx: Tx,
  request: { personId: string; actor: StaffActor; grant: Grant; at: Date },
) {
  const person = requireFound(await findPerson(tx, request.personId))
  const tickets = await listTicketsOf(tx, [person.id], request.at)
  const schoolIds = tickets.map(({ school_id }) => school_id)
  if (!isInScope(schoolIds, schoolsInScope(request.actor, request.grant))) throw new Refusal('not_found')
  return { person, tickets }
}
