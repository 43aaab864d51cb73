import type { CredentialView } from '#contracts/evidence.ts'
import type { Filed, FiledCredential } from '#contracts/filed.ts'
import type { ExemptionForm } from '#contracts/forms/exemption.ts'
import type { FieldProblem } from '#contracts/refusals.ts'
import { readCredentials } from '#modules/evidence/public.ts'
import type { Tx } from '#platform/db/database.ts'
import {
  missingCompanions,
  problemsOfCredential,
  type TypedCredential,
} from '#rulebook/evidence/credential-problems.ts'
import { credentialTypeName } from '#rulebook/evidence/credential-types.ts'
import { WHY_NOT_WORDS, whyNotEligible } from '#rulebook/exemption/eligible-courses.ts'
import { type ExemptionQuestion, judgeExemptions } from '#rulebook/exemption/judge-exemption.ts'
import type { Deps } from '#server/deps.ts'
import type { ExaminedItem, FilingTicket, Question } from '#server/service-definition.ts'
import { adviceOf } from './advise-exemption.ts'
import { matterElsewhere } from './asked-elsewhere.ts'
import { type ExemptionContext, planOf, readContext } from './exemption-context.ts'
import { listTakenUp } from './taken-up.ts'

/** EXM-02, EVI-04: returns what the form would file, course by course, and every problem that prevents it. */
export async function examineExemption(
  tx: Tx,
  deps: Pick<Deps, 'cipher'>,
  { ticket, form, correcting, days, at }: Question<ExemptionForm>,
) {
  const context = await readContext(tx, deps, { ticket, at, days })
  const ids = [...new Set(form.evidence.map(({ credentialId }) => credentialId))]
  const wallet = await readCredentials(tx, deps, { personId: ticket.personId, ids })
  const offered = form.courses.map((course) => ({
    course,
    credentials: credentialsFor(form, course, wallet),
  }))
  const takenUp = await listTakenUp(tx, deps, {
    personId: ticket.personId,
    except: correcting,
    offered: wallet,
  })
  const verdicts = judgeExemptions(offered.map(questionOf), { ...context, takenUp })
  const problems = [
    ...courseProblems(form, context, correcting),
    ...(await elsewhereProblems(tx, deps, { ticket, correcting })),
    ...missingCredentials(form, wallet),
    ...offered.flatMap(({ course, credentials }) => evidenceProblems(course, credentials, context.today)),
  ]
  const items = offered.map(
    ({ course, credentials }, place): ExaminedItem<ExemptionForm> => ({
      subject: course,
      filed: filedOf(course, credentials, context),
      advice: adviceOf(verdicts[place]),
      form: partFor(form, course),
    }),
  )
  return { problems: once(problems), items }
}

type Offered = { course: string; credentials: readonly CredentialView[] }

function credentialsFor(form: ExemptionForm, course: string, wallet: readonly CredentialView[]) {
  const ids = form.evidence
    .filter(({ courses }) => courses.includes(course))
    .map(({ credentialId }) => credentialId)
  return ids.flatMap((id) => wallet.find((one) => one.id === id) ?? [])
}

function questionOf({ course, credentials }: Offered): ExemptionQuestion {
  return { course, credentials: credentials.map(({ id, type, fields }) => ({ id, type, fields })) }
}

function courseProblems(
  form: ExemptionForm,
  { courses, record, rejected, amending }: ExemptionContext,
  correcting: string | undefined,
): FieldProblem[] {
  if (form.courses.length === 0) return [{ field: 'courses', code: 'missing', text: '请至少选择一门课程。' }]
  if (correcting !== undefined) {
    const isOther = form.courses.some((course) => course !== correcting)
    if (isOther)
      return [{ field: 'courses', code: 'other', text: '修改时不能更换课程；如需申请其他课程，请另行申请。' }]
    return amending.has(correcting) ? [] : coveredProblems(correcting, record)
  }
  const plan = planOf(courses)
  return form.courses.flatMap((course) => {
    const why = whyNotEligible(course, { plan, record })
    const field = `courses.${course}`
    if (why) return [{ field, code: why, text: `${course}：${WHY_NOT_WORDS[why]}` }]
    if (!rejected.has(course)) return []
    return [
      { field, code: 'rejected', text: `${course}：已有一份未通过的申请，请在申请列表中点击「重新提交」。` },
    ]
  })
}

/** EXM-01: what was passed or exempted since the filing needs no exemption any more, and an approval could not take effect. */
function coveredProblems(course: string, { passed, exempted }: ExemptionContext['record']): FieldProblem[] {
  const why = exempted.has(course) ? 'exempted' : 'passed'
  if (why === 'passed' && !passed.has(course)) return []
  return [{ field: `courses.${course}`, code: why, text: `${course}：${WHY_NOT_WORDS[why]}` }]
}

/** SUP-04: a course that was rejected here may be asked for in another way since, or under another 准考证. */
async function elsewhereProblems(
  tx: Tx,
  deps: Pick<Deps, 'cipher'>,
  { ticket, correcting: course }: { ticket: FilingTicket; correcting: string | undefined },
): Promise<FieldProblem[]> {
  const asker = { personId: ticket.personId, ticketId: ticket.id }
  const other = course && (await matterElsewhere(tx, deps, { ...asker, course }))
  if (!other) return []
  const text = `${course}：「${other.title}」（准考证号 ${other.ticketNo}）正在办理，审核结束后才能重新提交；那一份不再需要、仍为「待审核」的，可以先撤回。`
  return [{ field: `courses.${course}`, code: 'pending', text }]
}

function missingCredentials(form: ExemptionForm, wallet: readonly CredentialView[]): FieldProblem[] {
  return form.evidence
    .filter(({ credentialId }) => !wallet.some(({ id }) => id === credentialId))
    .map(({ credentialId }) => ({
      field: `evidence.${credentialId}`,
      code: 'removed',
      text: '有一份凭证已被删除，请重新选择或上传。',
    }))
}

function evidenceProblems(
  course: string,
  credentials: readonly CredentialView[],
  today: string,
): FieldProblem[] {
  if (credentials.length === 0)
    return [{ field: `courses.${course}`, code: 'evidence_missing', text: `${course}：请至少提供一份凭证。` }]
  const typed = credentials.map(
    (one): TypedCredential => ({
      id: one.id,
      type: one.type,
      fields: one.fields,
      imageCount: one.images.length,
    }),
  )
  return [...typed.flatMap((one) => problemsOfCredential(one, today)), ...missingCompanions(typed)].map(
    ({ credentialId, field, code, text }) => ({ field: `evidence.${credentialId}.${field}`, code, text }),
  )
}

/** Removes repeated problems: a credential that is used for several courses shows each problem once. */
function once(problems: readonly FieldProblem[]): FieldProblem[] {
  return [...new Map(problems.map((problem) => [`${problem.field} ${problem.code}`, problem])).values()]
}

function filedOf(course: string, credentials: readonly CredentialView[], context: ExemptionContext): Filed {
  const found = context.courses.find(({ code }) => code === course)
  const { plan } = context
  return {
    title: `免考 ${course} ${found?.name ?? ''}`.trim(),
    sections: [
      {
        kind: 'facts',
        key: 'content',
        title: '申请内容',
        facts: [
          { key: 'course', label: '课程', value: `${course} ${found?.name ?? ''}`.trim() },
          ...(found ? [{ key: 'credits', label: '学分', value: String(found.credits) }] : []),
          { key: 'major', label: '专业', value: `${plan.major_code} ${plan.major_name}` },
          { key: 'school', label: '主考学校', value: plan.school_name },
        ],
      },
      {
        kind: 'credentials',
        key: 'evidence',
        title: '凭证',
        credentials: credentials.map(filedCredential),
      },
    ],
  }
}

function filedCredential({ id, type, fields, images }: CredentialView): FiledCredential {
  return { credentialId: id, type, typeName: credentialTypeName(type), fields, images }
}

/** The part of the form for one course, with which a correction of that course starts. */
function partFor(form: ExemptionForm, course: string): ExemptionForm {
  const evidence = form.evidence
    .filter(({ courses }) => courses.includes(course))
    .map(({ credentialId }) => ({ credentialId, courses: [course] }))
  return { service: 'exemption', courses: [course], evidence }
}
