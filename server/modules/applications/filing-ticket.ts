import type { CandidateActor, Origin } from '#kernel/actor.ts'
import type { Deadline } from '#kernel/deadline.ts'
import { requireFound } from '#kernel/refusal.ts'
import { findTicket } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { FilingTicket } from './service-definition.ts'

/** A candidate with an active 准考证, and where the request came from. */
export interface Asker {
  actor: CandidateActor & { ticket: { id: string; no: string } }
  origin: Origin
  deadline: Deadline
}

/** The active 准考证 with the school that it belongs to. */
export async function requireFilingTicket(tx: Tx, actor: Asker['actor']): Promise<FilingTicket> {
  const row = requireFound(await findTicket(tx, actor.ticket.id))
  return { id: row.id, no: row.ticket_no, personId: row.person_id, schoolId: row.school_id }
}
