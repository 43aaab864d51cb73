import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf, formatDate } from '#rulebook/beijing-time.ts'
import type { DegreeCase } from '#rulebook/degree/degree-case.ts'
import { dayOfVerdict } from '#rulebook/degree-record/day-of-verdict.ts'
import { idsInForce } from '#rulebook/degree-record/kept-rules.ts'
import type { Adapters } from '#server/deps.ts'
import type { FilingTicket } from '#server/service-definition.ts'
import { auditCandidate } from './audit-candidate.ts'
import type { GraduationAudit, KeptAudit } from './graduation-audit.ts'
import { readKept } from './kept-audit.ts'

/**
 * Audits a filed application with the record of today, under the version of the plan that it was filed under and for the
 * diploma's date of its batch. When that version has ended meanwhile, the day of the verdict is its last day, and the note
 * says so: a change of plans does not reach applications that are open, and neither does the end of a rule of 顶替.
 */
export async function auditFiled(
  tx: Tx,
  deps: Pick<Adapters, 'cipher'>,
  { ticket, filed, at }: { ticket: FilingTicket; filed: KeptAudit; at: Date },
): Promise<GraduationAudit & { note: string | undefined }> {
  const { degreeCase } = readKept(filed)
  const today = beijingDateOf(at)
  const question = {
    ticket,
    planId: filed.planId,
    situation: degreeCase.record.situation ?? undefined,
    graduatesOn: degreeCase.graduatesOn,
    at,
    keptRules: idsInForce(degreeCase),
    hasPrior: true,
  }
  const present = await auditCandidate(tx, deps, question)
  const { validTo, version } = present.degreeCase.plan
  if (validTo === null || validTo >= today) return { ...present, note: noteOf(present, degreeCase, today) }
  const on = dayOfVerdict(validTo, { today, filedOn: degreeCase.on })
  const ended = `考试计划「${version}」已于 ${formatDate(validTo)} 停用；该申请按提交时的版本审核。`
  const judged = await auditCandidate(tx, deps, { ...question, on })
  return { ...judged, note: `${ended}${noteOf(judged, degreeCase, today) ?? ''}` }
}

/** Which rules meet a course although they have ended since the filing. */
function noteOf(
  { answer }: Pick<GraduationAudit, 'answer'>,
  filed: DegreeCase,
  today: string,
): string | undefined {
  const ends = new Map(filed.substitutions.map(({ id, appliesTo }) => [id, appliesTo]))
  const words = answer.met.flatMap(({ course, substitution }) => {
    const end = substitution === undefined ? undefined : ends.get(substitution)
    return end && end < today
      ? [`顶替 ${course} 的规定已于 ${formatDate(end)} 停用；该申请按提交时的规定审核。`]
      : []
  })
  return words.length > 0 ? words.join('') : undefined
}
