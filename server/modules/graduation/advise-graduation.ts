import type { RuleAdvice, Section } from '#contracts/filed.ts'
import type { Tx } from '#platform/db/database.ts'
import type { FilingTicket } from '#server/service-definition.ts'
import { auditCandidate } from './audit-candidate.ts'
import { type GraduationAudit, linesOf } from './graduation-audit.ts'
import { readContext } from './graduation-context.ts'

const VERDICTS = {
  qualifies: 'supported',
  short: 'unsupported',
  blocked: 'unsupported',
  situation_needed: 'undecided',
  undetermined: 'undecided',
  invalid: 'undecided',
} as const

const TITLE = '毕业资格审核'

/** What the audit says of an application, line by line (AUD-04). */
export function adviceOf({ requirements }: GraduationAudit): RuleAdvice {
  const { verdict, reasons, blocks } = requirements
  return {
    title: TITLE,
    verdict: VERDICTS[verdict],
    reasons: [...blocks, ...reasons].map((text) => ({ text })),
    sections: [auditSection(requirements)],
  }
}

/** What the audit says of a filed application today (REV-03). */
export async function adviseOnGraduation(
  tx: Tx,
  { ticket, subject, at }: { ticket: FilingTicket; subject: string; at: Date },
): Promise<RuleAdvice> {
  const context = await readContext(tx, ticket, at)
  const plan = context.plans.find(({ majorCode, why }) => majorCode === subject && why === undefined)
  if (!plan) return { title: TITLE, verdict: 'undecided', reasons: [], sections: [] }
  const { planId } = plan
  const { graduatesOn } = context.batch
  return adviceOf(await auditCandidate(tx, { ticket, planId, situation: undefined, graduatesOn, at }))
}

const STATE_WORDS = { met: '满足', unusable: '成绩不可用', unneeded: '不需要', missing: '缺' } as const

function auditSection(requirements: GraduationAudit['requirements']): Section {
  return {
    kind: 'table',
    key: 'audit',
    title: '逐项审核',
    columns: [
      { key: 'course', label: '课程' },
      { key: 'state', label: '结论' },
      { key: 'score', label: '成绩' },
      { key: 'why', label: '依据' },
    ],
    rows: linesOf(requirements).map(({ key, line }) => ({
      key,
      cells: [`${line.course} ${line.name}`, STATE_WORDS[line.state], line.score ?? '', line.why],
    })),
  }
}
