import type { GraduationForm } from '#contracts/forms/graduation.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { openRevision } from '#modules/applications/public.ts'
import { relyOnPlan } from '#modules/catalogue/public.ts'
import { findBatchOf, holdBatches, requireNoDiploma } from '#modules/diplomas/public.ts'
import { holdPerson } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Adapters } from '#server/deps.ts'
import type { Lack, MovedApplication, ServiceMove } from '#server/service-definition.ts'
import { auditCandidate } from '../audit-candidate.ts'
import { insertDegreeDecision } from '../graduation.store.ts'
import { judgedFor, readContext } from '../graduation-context.ts'
import { auditToday, standingOf } from './audit-today.ts'
import { departingElsewhere, requireRoomInBatch } from './room-in-batch.ts'

type FilingKind = 'filed' | 'modified' | 'refiled' | 'amended'

interface Moved {
  application: MovedApplication
  move: ServiceMove
  readForm: (stored: { version: number; content: unknown }) => GraduationForm | undefined
}

/**
 * The effects of 申请毕业. Each filing and each approval keeps what was audited (AUD-09). An approval is not the last of them: the
 * publication of the batch is, and the fee stands between (GRA-09). Undoing an approval is refused once a diploma rests on it
 * (REV-06).
 */
export async function moveGraduation(
  tx: Tx,
  deps: Pick<Adapters, 'ids' | 'cipher'>,
  { application, move, readForm }: Moved,
): Promise<void> {
  switch (move.kind) {
    case 'filed':
    case 'modified':
    case 'refiled':
    case 'amended':
      return keepFiling(tx, deps, { application, kind: move.kind, readForm })
    case 'passed':
    case 'approved':
      return keepApproval(tx, deps, { application, kind: move.kind })
    case 'undone':
      return move.undoes === 'approved'
        ? requireNoDiploma(tx, { applicationId: application.id, at: application.at })
        : undefined
    case 'withdrawn':
    case 'rejected':
    case 'returned':
    case 'amendment_asked':
    case 'held':
    case 'released':
      return undefined
    default:
      return move satisfies never
  }
}

/**
 * What the audit of today says against an approval (AUD-04), under the version of the plan that was filed. What blocks a
 * diploma whatever the scores are is no matter of an exception: the approval itself refuses it.
 */
export async function lackOfGraduation(
  tx: Tx,
  deps: Pick<Adapters, 'cipher'>,
  application: MovedApplication,
): Promise<Lack | undefined> {
  const { answer, requirements } = await auditToday(tx, deps, application)
  if (answer.verdict === 'qualifies' || answer.verdict === 'blocked') return undefined
  const key = JSON.stringify([answer.verdict, answer.fewest, answer.path])
  return { key, words: requirements.reasons.join('') }
}

async function keepFiling(
  tx: Tx,
  deps: Pick<Adapters, 'ids' | 'cipher'>,
  { application, kind, readForm }: Omit<Moved, 'move'> & { kind: FilingKind },
): Promise<void> {
  const { at } = application
  await holdBatches(tx)
  // Two filings of one person, from whichever 准考证, see each other; and the record stays as it is audited.
  await holdPerson(tx, application.personId)
  const { row, ticket, key } = await standingOf(tx, application)
  const { form: stored } = await openRevision(tx, deps, row)
  const { planId: filedPlan, situation } = requireFound(readForm(stored))
  const planId = requireFound(filedPlan)
  const context = await readContext(tx, ticket, at)
  const { batch: next, terms } = context
  const batch = (await findBatchOf(tx, { applicationId: application.id })) ?? next
  // Before the plan is read: a load of the catalogue that changes it is either seen here or refused.
  await relyOnPlan(tx, planId, at)
  const audit = await auditCandidate(tx, deps, {
    ticket,
    planId,
    situation,
    graduatesOn: batch.graduatesOn,
    at,
    // What is filed anew is filed under a version of today.
    ...(kind === 'modified' || kind === 'amended' ? judgedFor(context, planId) : { on: context.today }),
    hasPrior: true,
  })
  const { degreeCase } = audit
  await requireRoomInBatch(tx, { application, degreeCase, bothLevels: terms.bothLevels })
  await insertDegreeDecision(tx, { id: deps.ids.next(), ...key, kind: 'filed', kept: audit.kept, at })
}

async function keepApproval(
  tx: Tx,
  deps: Pick<Adapters, 'ids' | 'cipher'>,
  { application, kind }: { application: MovedApplication; kind: 'passed' | 'approved' },
): Promise<void> {
  const { at } = application
  const audit = await auditToday(tx, deps, application)
  if (kind === 'approved' && audit.answer.blocks.length > 0)
    throw new Refusal('effect_impossible', { values: { why: audit.requirements.blocks.join('') } })
  const elsewhere = kind === 'approved' ? await departingElsewhere(tx, application) : undefined
  if (elsewhere !== undefined) throw new Refusal('effect_impossible', { values: { why: elsewhere } })
  const { key } = await standingOf(tx, application)
  await insertDegreeDecision(tx, { id: deps.ids.next(), ...key, kind, kept: audit.kept, at })
}
