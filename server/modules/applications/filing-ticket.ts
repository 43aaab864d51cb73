import type { CandidateActor } from '#kernel/actor.ts'
import { requireFound } from '#kernel/refusal.ts'
import { findTicket } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { FilingTicket } from '#server/service-definition.ts'

/** A candidate with an active 准考证. */
export type TicketHolder = CandidateActor & { ticket: { id: string; no: string } }

/** Returns the active 准考证 with the school that it belongs to. */
export function requireFilingTicket(tx: Tx, actor: TicketHolder): Promise<FilingTicket> {
  return requireTicket(tx, actor.ticket.id)
}

/** Returns a 准考证 with the school that it belongs to. */
export async function requireTicket(tx: Tx, id: string): Promise<FilingTicket> {
  const row = requireFound(await findTicket(tx, id))
  return { id: row.id, no: row.ticket_no, personId: row.person_id, schoolId: row.school_id }
}
