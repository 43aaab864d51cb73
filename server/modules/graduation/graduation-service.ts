import { Value } from 'typebox/value'
import { GraduationForm } from '#contracts/forms/graduation.ts'
import { findPlanOfTicket } from '#modules/catalogue/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { defineService } from '#server/define-service.ts'
import type { Adapters } from '#server/deps.ts'
import type {
  Precondition,
  PreconditionQuestion,
  RejectedApplications,
  Service,
  StoredForm,
} from '#server/service-definition.ts'
import { adviseOnGraduation } from './advise-graduation.ts'
import { auditCandidate } from './audit-candidate.ts'
import { beginGraduation } from './begin-graduation.ts'
import { examineGraduation } from './examine-graduation.ts'
import { listStandingGraduations } from './graduation.store.ts'
import { findOwnBatch, judgedFor, readContext } from './graduation-context.ts'
import { lackOfGraduation, moveGraduation } from './moving/move-graduation.ts'
import { preconditionsToReopen, whyNotReopenGraduation } from './moving/reopen-graduation.ts'
import { departingElsewhere, whyNoRoom } from './moving/room-in-batch.ts'

const FORM_VERSION = 1

/** Defines 申请毕业 as a service of the engine: its subject is the major. */
export function graduationService(deps: Pick<Adapters, 'cipher' | 'ids'>): Service {
  return defineService<'graduation'>({
    service: 'graduation',
    whenApproved:
      '毕业结果按批次统一公布，届时会发送到「消息」。请在缴费时间再次登录本平台，按提示缴纳毕业审定费；没有缴费提示的，请联系主考学校。',
    formVersion: FORM_VERSION,
    upgrade: () => undefined,
    begin: (tx, ticket, at) => beginGraduation(tx, deps, { ticket, at, readForm }),
    preconditions: (tx, question) => preconditions(tx, deps, question),
    examine: (tx, question) => examineGraduation(tx, deps, question),
    advise: (tx, application) => adviseOnGraduation(tx, deps, application),
    lackOf: (tx, application) => lackOfGraduation(tx, deps, application),
    whyNotReopen: whyNotReopenGraduation,
    listSettled,
    onMove: (tx, application, move) => moveGraduation(tx, deps, { application, move, readForm }),
  })
}

/** Reads the form of a revision that was filed with this version; a later version upgrades it first. */
function readForm({ version, content }: StoredForm): GraduationForm | undefined {
  return version === FORM_VERSION && Value.Check(GraduationForm, content) ? content : undefined
}

/** GRA-01: a major that was applied for under another 准考证 since leaves no room for a rejected application. */
async function listSettled(tx: Tx, { personId, rejected }: RejectedApplications): Promise<string[]> {
  const standing = new Set((await listStandingGraduations(tx, personId)).map(({ majorCode }) => majorCode))
  return rejected.flatMap(({ id, subject }) => (standing.has(subject) ? [id] : []))
}

/** What must be true before the first step: nothing blocks a diploma whatever the scores are, and nothing is applied for already. */
async function preconditions(
  tx: Tx,
  deps: Pick<Adapters, 'cipher'>,
  { ticket, at, reopens }: PreconditionQuestion,
): Promise<Precondition[]> {
  if (reopens) return preconditionsToReopen(tx, deps, reopens)
  // Between two batches the page is there all the same: it has the applications that were filed.
  if (!(await findOwnBatch(tx, ticket, at)))
    return [{ text: '下一毕业批次尚未公布，现在不能申请毕业，请留意主考学校的通知。', met: false }]
  const own = await findPlanOfTicket(tx, ticket.id, at)
  if (own?.ticket_state === 'transferring_out')
    return [{ text: '您正在办理本市转出，转出完成或退回前不能申请毕业。', met: false }]
  const context = await readContext(tx, ticket, at)
  const { batch, plans, terms } = context
  const [plan] = plans.filter(({ why }) => why === undefined)
  const met = { text: `准考证在籍，可以申请「${batch.name}」毕业批次。`, met: true }
  if (!plan) return [{ text: '该准考证现在没有可以申请毕业的考试计划，请咨询主考学校。', met: false }]
  const { planId } = plan
  const question = {
    ticket,
    planId,
    situation: undefined,
    graduatesOn: batch.graduatesOn,
    at,
    ...judgedFor(context, planId),
  }
  const audit = await auditCandidate(tx, deps, { ...question, hasPrior: true })
  const elsewhere = await departingElsewhere(tx, { personId: ticket.personId, ticketId: ticket.id, at })
  const blocks = [...audit.requirements.blocks, ...(elsewhere === undefined ? [] : [elsewhere])]
  const room = await whyNoRoom(tx, ticket, { audit, bothLevels: terms.bothLevels })
  const unmet = [...blocks.map((text) => ({ text, met: false })), ...(room ? [room] : [])]
  return unmet.length > 0 ? unmet : [met]
}
