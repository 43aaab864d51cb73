import { Refusal } from '#kernel/refusal.ts'
import { findPlanOfTicket, type PlanOfTicket } from '#modules/catalogue/public.ts'
import type { Tx } from '#platform/db/database.ts'

const WHY_NOT: Record<string, string> = {
  transferring_out: '该准考证正在办理转出。',
  transferred_out: '该准考证已转出。',
  graduated: '该准考证已毕业。',
  closed: '该准考证已注销。',
}

/** Returns the plan of a 准考证 that is 在籍. Refuses with the given code when it is not: its record changes no more. */
export async function requireActiveTicket(
  tx: Tx,
  { ticketId, at }: { ticketId: string; at: Date },
  code: 'effect_impossible' | 'effect_relied_on',
): Promise<PlanOfTicket> {
  const plan = await findPlanOfTicket(tx, ticketId, at)
  const why = WHY_NOT[plan?.ticket_state ?? 'closed']
  if (why !== undefined || plan === undefined) throw new Refusal(code, { values: { why: why ?? '' } })
  return plan
}
