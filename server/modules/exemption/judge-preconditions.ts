import type { Tx } from '#platform/db/database.ts'
import { countTheoryPassed } from '#rulebook/exemption/eligible-courses.ts'
import { findPrecondition } from './exemption.store.ts'
import { type ExemptionContext, planOf } from './exemption-context.ts'

const TICKET_STATES: Record<string, string> = {
  transferring_out: '您正在办理本市转出，转出完成或退回前不能申请免考。',
  transferred_out: '该准考证已转出，不能申请免考。',
  graduated: '该准考证已毕业，不能申请免考。',
  closed: '该准考证已注销，不能申请免考。',
}

/** EXM-05: the 准考证 must be 在籍 and must meet the precondition of its school. */
export async function judgePreconditions(
  tx: Tx,
  { plan, courses, record }: Pick<ExemptionContext, 'plan' | 'courses' | 'record'>,
): Promise<{ text: string; met: boolean }[]> {
  const state = TICKET_STATES[plan.ticket_state]
  const precondition = await findPrecondition(tx, plan.school_id)
  const count = countTheoryPassed(planOf(courses), new Set([...record.passed]))
  return [
    { text: state ?? '准考证为在籍状态。', met: state === undefined },
    ...(precondition
      ? [
          {
            text: `${plan.school_name}要求：所学专业已有 ${precondition.min_theory_passed} 门及以上理论课程成绩合格（您现有 ${count} 门）。`,
            met: count >= precondition.min_theory_passed,
          },
        ]
      : []),
  ]
}
