import type { UndoRequestView } from '#contracts/office/undo.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { cutSettled } from '#kernel/cut-settled.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { askForUndo, findUndo, lockApplication, settleUndoRequest } from '#modules/applications/public.ts'
import type { Deps } from '#server/deps.ts'
import { deleteEveryClaim } from './claim.store.ts'
import { requireVisible } from './claim-review.ts'
import { mayUndo, reviewScopeOf } from './review-scope.policy.ts'
import { listUndo } from './undo-list.store.ts'

const SETTLED = 100

/** REV-06: asks to undo the standing decision. The decision stands until a second person agrees. */
export async function requestUndo(
  deps: Deps,
  call: Call<StaffActor>,
  { id, reason }: { id: string; reason: string },
): Promise<{ id: string }> {
  return deps.database.transact(call.deadline, async (tx) => {
    const from = requireVisible(await lockApplication(tx, id), call.actor)
    return askForUndo(tx, deps, { call, from, reason })
  })
}

/**
 * REV-06: lets the second person agree or refuse. Agreement undoes the decision's effect on the record in the same
 * transaction.
 */
export async function decideOnUndo(
  deps: Deps,
  call: Call<StaffActor>,
  { id, decision, note }: { id: string; decision: 'approve' | 'reject'; note?: string },
): Promise<void> {
  const { actor } = call
  await deps.database.transact(call.deadline, async (tx) => {
    // As everywhere, the application is locked first. The request is read after it, so no colleague can settle it in
    // between.
    const { applicationId } = requireFound(await findUndo(tx, id))
    const from = requireVisible(await lockApplication(tx, applicationId), actor)
    const request = requireFound(await findUndo(tx, id))
    const level = request.level === null ? undefined : from.chain[request.level - 1]
    const mayAnswer = mayUndo(reviewScopeOf(actor, 'review.undo'), { school_id: from.school_id, level })
    if (request.state === 'requested' && request.requestedBy !== actor.staffId && !mayAnswer)
      throw new Refusal('not_permitted')
    // Before the audit row, which has to be the last statement of the transaction.
    if (decision === 'approve') await deleteEveryClaim(tx, applicationId)
    await settleUndoRequest(tx, deps, { call, from, request, decision, note })
  })
}

/** Shows the requests in the actor's scope. */
export function viewUndoRequests(deps: Deps, { actor, deadline }: Call<StaffActor>) {
  return deps.database.read(deadline, async (tx) => {
    const scope = reviewScopeOf(actor, 'review.undo')
    const rows = await listUndo(tx, scope, SETTLED + 1)
    const { shown, more } = cutSettled(rows, {
      most: SETTLED,
      isWaiting: ({ state }) => state === 'requested',
    })
    const requests: UndoRequestView[] = shown.map((row) => ({
      id: row.id,
      applicationId: row.application_id,
      service: row.service,
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
    return { requests, more }
  })
}
