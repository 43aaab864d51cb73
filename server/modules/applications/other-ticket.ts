import { Refusal } from '#kernel/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import type { TicketHolder } from './filing-ticket.ts'
import { findOwnTicketNo } from './other-ticket.store.ts'

/**
 * HOM-07: refuses something that the active 准考证 must not see. If the same person has it under another 准考证, the
 * refusal names that one. Something of another person is refused exactly like something that does not exist.
 */
export async function refuseUnseen(
  tx: Tx,
  actor: TicketHolder,
  asked: { kind: 'application' | 'filing' | 'draft'; id: string },
): Promise<never> {
  const ticketNo = await findOwnTicketNo(tx, { ...asked, personId: actor.personId })
  if (ticketNo === undefined) throw new Refusal('not_found')
  throw new Refusal('other_ticket', { values: { ticketNo } })
}
