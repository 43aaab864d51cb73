import type { CredentialView } from '#contracts/evidence.ts'
import type { GraduationForm } from '#contracts/forms/graduation.ts'
import type { FieldProblem } from '#contracts/refusals.ts'
import { readCredentials } from '#modules/evidence/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { judgeAppraisal } from '#rulebook/registration-form/appraisal.ts'
import { judgeRegistration } from '#rulebook/registration-form/registration-form.ts'
import type { Adapters } from '#server/deps.ts'
import type { Examination, FilingTicket, Question } from '#server/service-definition.ts'
import { adviceOf } from './advise-graduation.ts'
import { auditCandidate } from './audit-candidate.ts'
import { explanationProblems } from './explanation-problems.ts'
import { filedGraduation } from './filed-graduation.ts'
import { findGraduationOf } from './graduation.store.ts'
import type { GraduationAudit } from './graduation-audit.ts'
import { type GraduationContext, judgedFor, readContext } from './graduation-context.ts'
import { whyNoRoom } from './moving/room-in-batch.ts'
import { priorProblems } from './prior-qualification.ts'

type Deps = Pick<Adapters, 'cipher'>

/** GRA-01…07: returns what the form would file, and every problem that prevents it, each at its field. */
export async function examineGraduation(
  tx: Tx,
  deps: Deps,
  question: Question<GraduationForm>,
): Promise<Examination<GraduationForm>> {
  const { ticket, form, correcting, at } = question
  const context = await readContext(tx, ticket, at)
  const ids = [...form.prior.credentialIds, ...(form.photoId ? [form.photoId] : [])]
  const wallet = await readCredentials(tx, deps, { personId: ticket.personId, ids })
  const plan = context.plans.find(({ planId }) => planId === form.planId)
  const audit = plan
    ? await auditCandidate(tx, deps, {
        ticket,
        planId: plan.planId,
        situation: form.situation,
        graduatesOn: context.batch.graduatesOn,
        at,
        ...judgedFor(context, plan.planId),
        // What is missing of the papers is told at its place below.
        hasPrior: true,
      })
    : undefined
  const problems = [
    ...planProblems({ form, plan, correcting }),
    ...(audit ? requirementProblems(form, audit) : []),
    ...(audit && correcting === undefined ? await roomProblems(tx, { ticket, audit, context }) : []),
    ...judgeRegistration(form, {
      needs: {
        resume: context.terms.needsResume,
        family: context.terms.needsFamily,
        thesisTitle: audit?.hasThesis ?? false,
      },
      today: context.today,
    }),
    ...judgeAppraisal(form.appraisal, context.batch.appraisal).map(({ code, text }) => ({
      field: 'appraisal',
      code,
      text,
    })),
    ...(audit?.isUndergraduate ? priorProblems(form.prior, { wallet, today: context.today }) : []),
    ...photoProblems(form.photoId, wallet),
  ]
  if (!audit || !plan) return { problems, items: [] }
  const filed = filedGraduation({ deps, form, audit, plan, context, wallet, ticket })
  return {
    problems,
    items: [{ subject: audit.majorCode, filed, advice: adviceOf(audit), form }],
  }
}

function planProblems({
  form,
  plan,
  correcting,
}: {
  form: GraduationForm
  plan: GraduationContext['plans'][number] | undefined
  correcting: string | undefined
}): FieldProblem[] {
  const problem = (code: string, text: string) => [{ field: 'planId', code, text }]
  if (form.planId === undefined) return problem('missing', '请选择毕业专业。')
  if (!plan) return problem('unknown', '所选的毕业专业不在可选范围内，请重新选择。')
  if (plan.why !== undefined) return problem('not_choosable', plan.why)
  if (correcting !== undefined && plan.majorCode !== correcting)
    return problem('other', '修改时不能更换专业；如需申请其他专业毕业，请另行申请。')
  return []
}

function requirementProblems(form: GraduationForm, audit: GraduationAudit): FieldProblem[] {
  const { situations, blocks } = audit.requirements
  const isKnown = situations.some(({ id }) => id === form.situation)
  if (situations.length > 0 && !isKnown)
    return [{ field: 'situation', code: 'missing', text: '请选择自己符合的加考情况。' }]
  return [
    ...blocks.map((text) => ({ field: 'planId', code: 'blocked', text })),
    ...explanationProblems(form.explanations, audit),
  ]
}

/** What stands in the way of a new application; a correction is the one that stands. */
async function roomProblems(
  tx: Tx,
  asked: { ticket: FilingTicket; audit: GraduationAudit; context: GraduationContext },
): Promise<FieldProblem[]> {
  const { ticket, audit, context } = asked
  const { bothLevels } = context.terms
  const room = await whyNoRoom(tx, ticket, { audit, bothLevels })
  if (room) return [{ field: 'planId', code: 'open', text: room.text }]
  const own = await findGraduationOf(tx, { ticketId: ticket.id, majorCode: audit.majorCode })
  if (own?.state !== 'rejected') return []
  const text = `「${own.title}」已有一份未通过的申请，请在申请列表中点击「重新提交」。`
  return [{ field: 'planId', code: 'rejected', text }]
}

function photoProblems(photoId: string | undefined, wallet: readonly CredentialView[]): FieldProblem[] {
  const photo = wallet.find(({ id }) => id === photoId)
  if (photo?.type === 'graduation_photo' && photo.images.length > 0) return []
  const isGone = photoId !== undefined && photo === undefined
  const text = isGone ? '毕业照片已被删除，请重新上传。' : '请上传毕业照片。'
  return [{ field: 'photoId', code: isGone ? 'removed' : 'missing', text }]
}
