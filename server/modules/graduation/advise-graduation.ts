import type { RuleAdvice, Section } from '#contracts/filed.ts'
import { correctionsSince, type PersonValue, type Replaced } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf, formatDate } from '#rulebook/beijing-time.ts'
import type { DegreeAnswer } from '#rulebook/degree/degree-answer.ts'
import { maskIdNumber } from '#rulebook/masking.ts'
import type { Adapters } from '#server/deps.ts'
import type { FilingTicket } from '#server/service-definition.ts'
import { auditFiled } from './audit-filed.ts'
import { changesBetween } from './changes-between.ts'
import { findFiledAudit, findGraduationOf } from './graduation.store.ts'
import { type GraduationAudit, linesOf } from './graduation-audit.ts'
import { readKept } from './kept-audit.ts'

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

/**
 * What the audit says of a filed application today, beside what it said when it was filed, and what changed between
 * (REV-03). The plan is the version under which it was filed.
 */
export async function adviseOnGraduation(
  tx: Tx,
  deps: Pick<Adapters, 'cipher'>,
  { ticket, subject, at }: { ticket: FilingTicket; subject: string; at: Date },
): Promise<RuleAdvice> {
  const application = await findGraduationOf(tx, { ticketId: ticket.id, majorCode: subject })
  const key = application && {
    personId: application.person_id,
    applicationId: application.id,
    revision: application.revision,
  }
  const filed = key && (await findFiledAudit(tx, key))
  if (!filed) return { title: TITLE, verdict: 'undecided', reasons: [], sections: [] }
  const present = await auditFiled(tx, deps, { ticket, filed, at })
  const before = readKept(filed)
  const corrected = await correctionsSince(tx, deps, { personId: ticket.personId, since: filed.at })
  const changes = [...corrected.map(correctionWords), ...changesBetween(before, present)]
  const advice = adviceOf(present)
  return {
    ...advice,
    reasons: [
      {
        text: `提交时（${formatDate(beijingDateOf(filed.at))}）：${verdictWords(before.answer)}；现在：${verdictWords(present.answer)}。`,
      },
      ...(present.note ? [{ text: present.note }] : []),
      ...advice.reasons,
    ],
    sections: [...(changes.length > 0 ? [changeSection(changes)] : []), ...advice.sections],
  }
}

/** The form and the diploma are printed from the record of today (PRF-01): what was filed may say something else. */
function correctionWords({ old, new: now }: Replaced): string {
  const { datum } = now
  if (datum === 'photo') return '考籍照片已更正。'
  return `${datum === 'name' ? '姓名' : '证件号码'}已更正：${valueWords(old)} → ${valueWords(now)}。`
}

function valueWords(value: PersonValue): string {
  if (value.datum === 'name') return value.name
  return value.datum === 'idNumber' ? maskIdNumber(value.idNumber) : ''
}

function verdictWords({ verdict, fewest }: DegreeAnswer): string {
  switch (verdict) {
    case 'qualifies':
      return '达到毕业条件'
    case 'short':
      return fewest === null ? '未达到毕业条件' : `还差 ${fewest} 门`
    case 'blocked':
      return '不能办理毕业'
    case 'situation_needed':
      return '未选择加考情况'
    case 'undetermined':
      return '系统未能得出结论'
    case 'invalid':
      return '不能审核'
    default:
      return verdict satisfies never
  }
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

function changeSection(changes: readonly string[]): Section {
  return { kind: 'prose', key: 'changes', title: '提交以后的变化', body: changes.join('\n') }
}
