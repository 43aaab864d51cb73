import { besideWords } from '#modules/applications/public.ts'
import { findPlanOfTicket } from '#modules/catalogue/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Reopening } from '#server/service-definition.ts'
import { findRival } from './standing-corrections.ts'

/**
 * PRF-01, REV-06: one correction of a datum is open at a time, over all 准考证 of the person; and none beside a transfer-out, which
 * was filed when nothing else was open (TRO-03). A 准考证 that has left or graduated does not keep a wrong correction in force.
 */
export async function whyNotReopenCorrection(tx: Tx, application: Reopening): Promise<string | undefined> {
  const rival = await findRival(tx, application)
  if (rival) return besideWords(rival)
  const { ticketId, at } = application
  const plan = await findPlanOfTicket(tx, ticketId, at)
  if (plan?.ticket_state !== 'transferring_out') return undefined
  return '撤销后这份申请会重新办理，而该准考证正在办理转出。请等转出完成或退回，再撤销。'
}
