import { Refusal } from '#kernel/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import type { TicketHolder } from './filing-ticket.ts'
import { findOwnTicketNo } from './other-ticket.store.ts'

/**
 * HOM-07: refuses what is not to be seen under the active 准考证. What the same person filed under another one says under
 * which; what belongs to another person, and what is not there, are one answer.
 */
export async function refuseUnseen(
  tx: Tx,
  actor: TicketHolder,
  asked: { kind: 'application' | 'filing'; id: string },
): Promise<never> {
  const ticketNo = await findOwnTicketNo(tx, { ...asked, personId: actor.personId })
  if (ticketNo === undefined) throw new Refusal('not_found')
  throw new Refusal('other_ticket', { values: { ticketNo } })
}
