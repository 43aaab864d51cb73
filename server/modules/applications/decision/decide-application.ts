import type { ApplicationState } from '#contracts/applications.ts'
import type { Fault } from '#contracts/filed.ts'
import { applicationAddress } from '#contracts/services.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { addMessage } from '#modules/messages/public.ts'
import { holdPerson } from '#modules/registry/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { type ApplicationRow, moveApplication } from '../application.store.ts'
import { levelWords } from '../application.view.ts'
import { insertStep } from '../filing/filing.store.ts'
import { outdatePapers } from '../outdated-papers.ts'
import { requireNoLack } from './approval-exception.ts'
import { faultsForTrail } from './faults-for-trail.ts'
import { requireTurn } from './level-turn.ts'
import { movedOf } from './moved-application.ts'
import { listUnopenedPictures } from './picture-opening.store.ts'
import { DECISION_STEPS, type DecisionMove } from './standing-decision.ts'

export interface Decision {
  call: Call<StaffActor>
  /** The application, locked by this transaction. */
  from: ApplicationRow
  verdict: 'approve' | 'reject'
  faults: readonly Fault[]
  note: string | undefined
}

/**
 * REV-04: decides on an application at the level where it waits. Every decision passes through here. Refuses what
 * `requireTurn` refuses, `pictures_unopened` and `exception_needed` before the last
 * approval, and `effect_impossible`. The effect of the last
 * approval on the record, the message and the audit row are part of the same transaction.
 */
export async function decideApplication(tx: Tx, deps: Deps, decision: Decision): Promise<ApplicationState> {
  const { services } = deps
  const at = deps.clock.now()
  const { from, call, verdict, faults, note } = decision
  const { actor, origin } = call
  const { staffId } = actor
  const move = moveOf(decision)
  const level = move === 'pass' ? from.level + 1 : from.level
  const to = await requireTurn(tx, { from, move, level, staffId, at })
  if (move === 'approve') {
    await requirePicturesOpened(tx, from, staffId)
    // The record stays as it is audited until the approval is written.
    await holdPerson(tx, from.person_id)
    await requireNoLack(tx, deps, { from, at })
  }
  if (!(await moveApplication(tx, { from, to, level, at }))) throw new Refusal('stale')
  await insertStep(tx, {
    personId: from.person_id,
    applicationId: from.id,
    kind: DECISION_STEPS[move],
    revision: from.revision,
    level: from.level,
    staffId,
    reasons: faults,
    note,
    at,
  })
  await services[from.service].onMove(tx, { ...movedOf(from, at), by: call }, { kind: DECISION_STEPS[move] })
  await outdatePapers(tx, from, { kind: DECISION_STEPS[move], at })
  await addMessage(tx, deps, {
    personId: from.person_id,
    ticketId: from.ticket_id,
    ...messageOf(from, { move, decision, whenApproved: services[from.service].whenApproved }),
  })
  await writeAudit(tx, {
    ...{ at, actor, origin },
    action: `review.${verdict}`,
    subject: { kind: 'application', id: from.id },
    personId: from.person_id,
    old: { state: from.state, level: from.level, revision: from.revision },
    new: { state: to, ...faultsForTrail(faults) },
    ...(note ? { reason: note } : {}),
  })
  return to
}

/**
 * REV-07: refuses the last approval while this reviewer has not opened every picture of the application, in single and
 * in bulk decisions alike.
 */
async function requirePicturesOpened(tx: Tx, from: ApplicationRow, staffId: string): Promise<void> {
  const { person_id: personId, id: applicationId, revision } = from
  const { length } = await listUnopenedPictures(tx, { staffId, personId, applicationId, revision })
  if (length > 0) throw new Refusal('pictures_unopened', { values: { count: length } })
}

function moveOf({ verdict, from }: Decision): DecisionMove {
  if (verdict === 'reject') return 'reject'
  return from.level < from.chain.length ? 'pass' : 'approve'
}

function messageOf(
  from: ApplicationRow,
  { move, decision, whenApproved }: { move: DecisionMove; decision: Decision; whenApproved: string },
) {
  const level = levelWords(from.chain, from.level)
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
        // The reason 「其他」 means nothing without the reviewer's own words (REV-04).
        body: [...decision.faults.map(({ words, remedy }) => `${words}${remedy}`), decision.note ?? '']
          .filter((line) => line !== '')
          .join('\n'),
        link,
      }
    default:
      return move satisfies never
  }
}
