import { requireFound } from '#kernel/refusal.ts'
import { findPlanOfTicket } from '#modules/catalogue/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { PreconditionQuestion } from '#server/service-definition.ts'

const WHY_NOT: Record<string, string> = {
  transferring_out: '您正在办理本市转出，转出完成或退回前不能补登成绩。',
  transferred_out: '该准考证已转出，不能补登成绩。',
  graduated: '该准考证已毕业，不能补登成绩。',
  closed: '该准考证已注销，不能补登成绩。',
}

/** The 准考证 must be 在籍. */
export async function preconditionOfTicket(
  tx: Tx,
  { ticket, at }: PreconditionQuestion,
): Promise<{ text: string; met: boolean }[]> {
  const plan = requireFound(await findPlanOfTicket(tx, ticket.id, at))
  const why = WHY_NOT[plan.ticket_state]
  return [{ text: why ?? '准考证为在籍状态。', met: why === undefined }]
}
