import type { ApplicationState, Fault } from '#contracts/applications.ts'
import { applicationAddress } from '#contracts/services.ts'
import { Refusal } from '#kernel/refusal.ts'
import { addMessage } from '#modules/messages/public.ts'
import { holdPerson } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import type { DecidedApplication } from '#server/service-definition.ts'
import { afterMove } from './application.lifecycle.ts'
import { type ApplicationRow, moveApplication } from './application.store.ts'
import { LEVEL_WORDS } from './application.view.ts'
import { insertStep, listSteps, type StepKind, type StepRow } from './filing.store.ts'

export interface Decision {
  /** Held by this transaction. */
  from: ApplicationRow
  verdict: 'approve' | 'reject'
  staffId: string
  faults: readonly Fault[]
  note: string | undefined
  at: Date
}

/**
 * REV-04: decides at the level that waits: the one place where it happens, for everybody. Refuses `review_state` when
 * nobody is waited for, `second_level` when the same person decided at another level of this application, and
 * `effect_impossible`. The last approval's effect on the record is part of the same transaction.
 */
export async function decideApplication(tx: Tx, deps: Deps, decision: Decision): Promise<ApplicationState> {
  const { services } = deps
  const { from, staffId, at } = decision
  const move = moveOf(decision)
  const to = afterMove(from.state, move, from.level)
  if (!to || from.awaits === null) throw new Refusal('review_state')
  const steps = await listSteps(tx, { personId: from.person_id, applicationId: from.id })
  if (hasDecidedElsewhere(steps, { staffId, level: from.level })) throw new Refusal('second_level')
  const level = move === 'pass' ? from.level + 1 : from.level
  if (!(await moveApplication(tx, { from, to, level, at }))) throw new Refusal('stale')
  await insertStep(tx, {
    personId: from.person_id,
    applicationId: from.id,
    kind: KINDS[move],
    revision: from.revision,
    level: from.level,
    staffId,
    reasons: decision.faults,
    note: decision.note,
    at,
  })
  if (move === 'approve') {
    await holdPerson(tx, from.person_id)
    await services[from.service].takeEffect(tx, decidedOf(from, at))
  }
  await addMessage(tx, deps, {
    personId: from.person_id,
    ticketId: from.ticket_id,
    ...messageOf(from, { move, decision, whenApproved: services[from.service].whenApproved }),
  })
  return to
}

/** REV-06: takes the standing decision back, and its effect with it; the level that made it decides anew. */
export async function undoDecision(tx: Tx, deps: Deps, undo: Undo): Promise<void> {
  const { from, at } = undo
  const steps = await listSteps(tx, { personId: from.person_id, applicationId: from.id })
  const standing = standingDecision(steps)
  if (!standing || standing.seq !== undo.undoesSeq || standing.level === null) throw new Refusal('stale')
  const to = afterMove(from.state, 'undo', standing.level)
  if (!to) throw new Refusal('stale')
  if (standing.kind === 'approved') {
    await holdPerson(tx, from.person_id)
    await deps.services[from.service].undoEffect(tx, decidedOf(from, at))
  }
  if (!(await moveApplication(tx, { from, to, level: standing.level, at }))) throw new Refusal('stale')
  await insertStep(tx, {
    personId: from.person_id,
    applicationId: from.id,
    kind: 'undone',
    revision: from.revision,
    staffId: undo.askedBy,
    secondStaffId: undo.agreedBy,
    undoesSeq: standing.seq,
    at,
  })
  await addMessage(tx, deps, {
    personId: from.person_id,
    ticketId: from.ticket_id,
    title: `「${from.title}」的审核结果已撤销，将重新审核`,
    body: '原审核结果经复核撤销，您无需重新提交，请等待新的审核结果。',
    link: applicationAddress(from),
  })
}

export interface Undo {
  /** Held by this transaction. */
  from: ApplicationRow
  undoesSeq: number
  askedBy: string
  agreedBy: string
  at: Date
}

/** The newest decision that stands: not taken back, and nothing was filed after it; undefined when there is none. */
export function standingDecision(steps: readonly StepRow[]): StepRow | undefined {
  const undone = new Set(steps.map(({ undoes_seq }) => undoes_seq))
  const last = steps.filter(({ kind, seq }) => kind !== 'undone' && !undone.has(seq)).at(-1)
  return last && isDecision(last.kind) ? last : undefined
}

/** Whether that person has decided at another level of the same application: then never at this one (REV-04). */
export function hasDecidedElsewhere(
  steps: readonly StepRow[],
  by: { staffId: string; level: number },
): boolean {
  return steps.some(
    (step) => isDecision(step.kind) && step.staff_id === by.staffId && step.level !== by.level,
  )
}

type DecisionMove = 'pass' | 'approve' | 'reject'
const KINDS = { pass: 'passed', approve: 'approved', reject: 'rejected' } as const satisfies Record<
  DecisionMove,
  StepKind
>

function moveOf({ verdict, from }: Decision): DecisionMove {
  if (verdict === 'reject') return 'reject'
  return from.level < from.chain.length ? 'pass' : 'approve'
}

function isDecision(kind: string): boolean {
  return Object.values(KINDS).some((one) => one === kind)
}

function decidedOf(from: ApplicationRow, at: Date): DecidedApplication {
  return {
    id: from.id,
    applicationNo: from.application_no,
    personId: from.person_id,
    ticketId: from.ticket_id,
    subject: from.subject,
    at,
  }
}

function messageOf(
  from: ApplicationRow,
  { move, decision, whenApproved }: { move: DecisionMove; decision: Decision; whenApproved: string },
) {
  const level = LEVEL_WORDS[from.chain[from.level - 1] ?? '']
  const step = level ? `${level.who}${level.act}` : '本级审核'
  const title = `「${from.title}」`
  const link = applicationAddress(from)
  switch (move) {
    case 'pass':
      return { title: `${title}${step}通过，审核中`, body: '已转入下一级审核，请等待最终结果。', link }
    case 'approve':
      return { title: `${title}审核通过`, body: whenApproved, link }
    case 'reject':
      return {
        title: `${title}审核未通过，请查看原因`,
        body: decision.faults.map(({ words, remedy }) => `${words}${remedy}`).join('\n'),
        link,
      }
    default:
      return move satisfies never
  }
}
