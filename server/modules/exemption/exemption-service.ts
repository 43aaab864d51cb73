import { besideWords } from '#modules/applications/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { countTheoryPassed } from '#rulebook/exemption/eligible-courses.ts'
import { defineService } from '#server/define-service.ts'
import type { Adapters } from '#server/deps.ts'
import type {
  PreconditionQuestion,
  RejectedApplications,
  Reopening,
  Service,
} from '#server/service-definition.ts'
import { coursesElsewhere, matterElsewhere } from './asked-elsewhere.ts'
import { adviseOnExemption, examineExemption } from './examine-exemption.ts'
import { findPrecondition } from './exemption.store.ts'
import { planOf, readContext, recordOf } from './exemption-context.ts'
import { moveExemption } from './exemption-effect.ts'

type Deps = Pick<Adapters, 'cipher'>

/** Defines 申请免考 as a service of the engine. */
export function exemptionService(deps: Pick<Adapters, 'cipher' | 'ids' | 'sealer'>): Service {
  return defineService<'exemption'>({
    service: 'exemption',
    whenApproved: '该课程已免考，结果已记入您的成绩。',
    formVersion: 1,
    upgrade: () => undefined,
    begin: async () => ({ service: 'exemption', courses: [], evidence: [] }),
    preconditions: (tx, question) => preconditions(tx, deps, question),
    examine: (tx, question) => examineExemption(tx, deps, question),
    advise: (tx, application) => adviseOnExemption(tx, deps, application),
    whyNotReopen: (tx, application) => whyNotReopen(tx, deps, application),
    listSettled: (tx, question) => listSettled(tx, deps, question),
    onMove: (tx, application, move) => moveExemption(tx, deps, { application, move }),
  })
}

const TICKET_STATES: Record<string, string> = {
  transferring_out: '您正在办理本市转出，转出完成或退回前不能申请免考。',
  transferred_out: '该准考证已转出，不能申请免考。',
  graduated: '该准考证已毕业，不能申请免考。',
  closed: '该准考证已注销，不能申请免考。',
}

/** EXM-05: the 准考证 must be 在籍 and must meet the precondition of its school. */
async function preconditions(
  tx: Tx,
  deps: Deps,
  { ticket, at }: PreconditionQuestion,
): Promise<{ text: string; met: boolean }[]> {
  const { plan, courses, record } = await readContext(tx, deps, { ticket, at })
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

/** One course is asked for in one way at a time, under whichever 准考证. */
async function whyNotReopen(
  tx: Tx,
  deps: Deps,
  { personId, ticketId, subject }: Reopening,
): Promise<string | undefined> {
  const other = await matterElsewhere(tx, deps, { personId, ticketId, course: subject })
  return other && besideWords(other)
}

/** EXM-01: a course that was passed or exempted since, or is asked for in another way, needs no application any more. */
async function listSettled(
  tx: Tx,
  deps: Deps,
  { personId, rejected, at }: RejectedApplications,
): Promise<string[]> {
  const { passed, exempted } = await recordOf(tx, personId, at)
  const settled: string[] = []
  for (const { id, ticketId, subject } of rejected) {
    const elsewhere = await coursesElsewhere(tx, deps, { personId, ticketId })
    if (elsewhere.has(subject) || passed.has(subject) || exempted.has(subject)) settled.push(id)
  }
  return settled
}
