import type { UndoRequestView } from '#contracts/office-undo.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { listSteps, lockApplication, standingDecision, undoDecision } from '#modules/applications/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Deps } from '#server/deps.ts'
import { requireVisible } from './claim-review.ts'
import { mayUndo, reviewScopeOf } from './review-scope.policy.ts'
import { findUndo, insertUndo, listUndo, lockUndo, settleUndo } from './undo.store.ts'

/** REV-06: asks for the standing decision to be taken back; it holds until a second person agrees. */
export async function requestUndo(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  wanted: { id: string; reason: string },
): Promise<{ id: string }> {
  const at = deps.clock.now()
  const id = deps.ids.next()
  await deps.database.transact(deadline, async (tx) => {
    const application = requireVisible(await lockApplication(tx, wanted.id), actor)
    const { person_id: personId } = application
    const standing = standingDecision(await listSteps(tx, { personId, applicationId: application.id }))
    if (!standing) throw new Refusal('undo_nothing')
    const request = { id, personId, applicationId: application.id, undoesSeq: standing.seq, at }
    const isFirst = await insertUndo(tx, { ...request, reason: wanted.reason, staffId: actor.staffId })
    if (!isFirst) throw new Refusal('undo_open')
    const subject = { kind: 'application' as const, id: application.id }
    const { reason } = wanted
    const told = { undoes: standing.kind, seq: standing.seq }
    await writeAudit(tx, {
      at,
      actor,
      origin,
      action: 'review.ask_undo',
      subject,
      personId,
      new: told,
      reason,
    })
  })
  return { id }
}

/** REV-06: the second person; the decision's effect on the record is undone in the same transaction. */
export async function decideOnUndo(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  wanted: { id: string; decision: 'approve' | 'reject'; note?: string },
): Promise<void> {
  const at = deps.clock.now()
  const { staffId } = actor
  await deps.database.transact(deadline, async (tx) => {
    // The application first, as everywhere: whoever asks for an undoing holds it too.
    const { application_id: applicationId } = requireFound(await findUndo(tx, wanted.id))
    const from = requireVisible(await lockApplication(tx, applicationId), actor)
    const request = requireFound(await lockUndo(tx, wanted.id))
    if (request.state !== 'requested') throw new Refusal('stale')
    if (request.requested_by === staffId) throw new Refusal('second_person')
    const steps = await listSteps(tx, { personId: from.person_id, applicationId })
    const undone = steps.find(({ seq }) => seq === request.undoes_seq)
    const level = undone?.level ? from.chain[undone.level - 1] : undefined
    if (!mayUndo(reviewScopeOf(actor, 'review.undo'), { school_id: from.school_id, level }))
      throw new Refusal('not_permitted')
    const to = wanted.decision === 'approve' ? 'approved' : 'refused'
    if (!(await settleUndo(tx, { id: request.id, to, staffId, note: wanted.note, at })))
      throw new Refusal('stale')
    if (to === 'approved') {
      const { undoes_seq: undoesSeq, requested_by: askedBy } = request
      await undoDecision(tx, deps, { from, undoesSeq, askedBy, agreedBy: staffId, at })
    }
    await writeAudit(tx, {
      at,
      actor,
      origin,
      action: `review.undo_${wanted.decision}`,
      subject: { kind: 'application', id: from.id },
      personId: from.person_id,
      old: { state: from.state, seq: request.undoes_seq },
      new: { request: to },
      reason: wanted.note ?? request.reason,
    })
  })
}

/** The requests in the actor's scope. */
export function viewUndoRequests(deps: Deps, { actor, deadline }: Call<StaffActor>) {
  return deps.database.read(deadline, async (tx) => {
    const scope = reviewScopeOf(actor, 'review.undo')
    const rows = await listUndo(tx, scope)
    const requests: UndoRequestView[] = rows.map((row) => ({
      id: row.id,
      applicationId: row.application_id,
      title: row.title,
      personName: row.person_name,
      ticketNo: row.ticket_no,
      decision: row.decision,
      reason: row.reason,
      state: row.state,
      requestedBy: row.requester,
      requestedAt: row.requested_at.toISOString(),
      mine: row.requested_by === actor.staffId,
      can:
        row.requested_by !== actor.staffId &&
        mayUndo(scope, { school_id: row.school_id, level: row.level ?? undefined }),
    }))
    return { requests }
  })
}
