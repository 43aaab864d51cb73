import { applicationAddress } from '#contracts/services.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { addMessage } from '#modules/messages/public.ts'
import { holdPerson } from '#modules/registry/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { afterMove, standingOf } from '../application.lifecycle.ts'
import { type ApplicationRow, moveApplication } from '../application.store.ts'
import { insertStep, listSteps } from '../filing/filing.store.ts'
import { outdatePapers } from '../outdated-papers.ts'
import { movedOf } from './moved-application.ts'
import { requireReopening } from './require-reopening.ts'
import { standingDecision } from './standing-decision.ts'
import { insertUndo, settleUndo, type UndoRequest } from './undo.store.ts'

interface UndoAsked {
  call: Call<StaffActor>
  /** The application, locked by this transaction. */
  from: ApplicationRow
  reason: string
}

/** REV-06: asks to undo the standing decision. The decision stands until a second person agrees. */
export async function askForUndo(
  tx: Tx,
  deps: Deps,
  { call, from, reason }: UndoAsked,
): Promise<{ id: string }> {
  const at = deps.clock.now()
  const id = deps.ids.next()
  const { person_id: personId, id: applicationId } = from
  const standing = standingDecision(await listSteps(tx, { personId, applicationId }))
  if (!standing) throw new Refusal('undo_nothing')
  const { actor, origin } = call
  const request = { id, personId, applicationId, undoesSeq: standing.seq, reason, at }
  if (!(await insertUndo(tx, { ...request, staffId: actor.staffId }))) throw new Refusal('undo_open')
  await writeAudit(tx, {
    ...{ at, actor, origin, personId, reason },
    action: 'review.ask_undo',
    subject: { kind: 'application', id: applicationId },
    new: { undoes: standing.kind, seq: standing.seq },
  })
  return { id }
}

interface UndoSettled {
  call: Call<StaffActor>
  /** The application, locked by this transaction. */
  from: ApplicationRow
  /** The request, read after the application was locked. */
  request: UndoRequest
  decision: 'approve' | 'reject'
  note: string | undefined
}

/**
 * REV-06: settles a request to undo a decision. When the second person agrees, the decision and its effect on the
 * record are undone. Refuses `stale` when the request is no longer open, `second_person` when the same person made the
 * request, and `effect_relied_on` when something rests on the decision, or the application cannot be open again.
 */
export async function settleUndoRequest(tx: Tx, deps: Deps, settled: UndoSettled): Promise<void> {
  const { call, from, request, decision, note } = settled
  const { actor, origin } = call
  if (request.state !== 'requested') throw new Refusal('stale')
  if (request.requestedBy === actor.staffId) throw new Refusal('second_person')
  // After the application, as everywhere. Whatever the undoing asks of the record then holds until the commit.
  if (decision === 'approve') await holdPerson(tx, from.person_id)
  // Not before the person is locked: an audit that read the old record meanwhile has to be the older of the two (GRA-12).
  const at = deps.clock.now()
  const to = decision === 'approve' ? 'approved' : 'refused'
  if (!(await settleUndo(tx, { id: request.id, to, staffId: actor.staffId, note, at })))
    throw new Refusal('stale')
  if (to === 'approved') await takeBack(tx, deps, { settled, at })
  await writeAudit(tx, {
    ...{ at, actor, origin },
    action: `review.undo_${decision}`,
    subject: { kind: 'application', id: from.id },
    personId: from.person_id,
    old: { state: from.state, seq: request.undoesSeq },
    new: { request: to },
    reason: note ?? request.reason,
  })
}

/** Undoes the standing decision and its effect. The level that made the decision decides again. The person is locked. */
async function takeBack(
  tx: Tx,
  deps: Deps,
  { settled, at }: { settled: UndoSettled; at: Date },
): Promise<void> {
  const { from, request, call } = settled
  const steps = await listSteps(tx, { personId: from.person_id, applicationId: from.id })
  const standing = standingDecision(steps)
  if (!standing || standing.seq !== request.undoesSeq || standing.level === null) throw new Refusal('stale')
  const to = afterMove(standingOf(from, at), 'undo', standing.level)
  if (!to) throw new Refusal('stale')
  if (standing.kind !== 'passed') await requireReopening(tx, deps, { from, undoes: standing.kind, at })
  if (!(await moveApplication(tx, { from, to, level: standing.level, at }))) throw new Refusal('stale')
  await insertStep(tx, {
    personId: from.person_id,
    applicationId: from.id,
    kind: 'undone',
    revision: from.revision,
    staffId: request.requestedBy,
    secondStaffId: call.actor.staffId,
    undoesSeq: standing.seq,
    at,
  })
  const undone = { kind: 'undone', undoes: standing.kind, to } as const
  await deps.services[from.service].onMove(tx, { ...movedOf(from, at), by: call }, undone)
  if (standing.kind === 'approved') await outdatePapers(tx, from, { kind: 'undone', at })
  await addMessage(tx, deps, {
    personId: from.person_id,
    ticketId: from.ticket_id,
    title: `「${from.title}」的审核结果已撤销，将重新审核`,
    body: '原审核结果经复核撤销，您无需重新提交，请等待新的审核结果。',
    link: applicationAddress(from),
  })
}
