import type { ExceptionView } from '#contracts/office/exceptions.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import {
  type ApplicationRow,
  askForException,
  findException,
  findLatestException,
  lackOf,
  lockApplication,
  settleExceptionRequest,
} from '#modules/applications/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { requireVisible } from './claim-review.ts'
import { mayDecide, reviewScopeOf } from './review-scope.policy.ts'

/** AUD-04: asks to approve although the rules of the service say no, for exactly the revision that was read. */
export async function requestException(
  deps: Deps,
  call: Call<StaffActor>,
  { id, revision, reason }: { id: string; revision: number; reason: string },
): Promise<{ id: string }> {
  return deps.database.transact(call.deadline, async (tx) => {
    const from = requireVisible(await lockApplication(tx, id), call.actor)
    if (from.revision !== revision) throw new Refusal('review_revised')
    requireDecider(from, call.actor)
    return askForException(tx, deps, { call, from, reason })
  })
}

/** Lets a second person of the level that decides agree to an exception, or refuse it. */
export async function decideOnException(
  deps: Deps,
  call: Call<StaffActor>,
  { id, decision, note }: { id: string; decision: 'agree' | 'refuse'; note?: string },
): Promise<void> {
  await deps.database.transact(call.deadline, async (tx) => {
    // The application is locked first, as everywhere; the request is read after it.
    const { applicationId } = requireFound(await findException(tx, id))
    const from = requireVisible(await lockApplication(tx, applicationId), call.actor)
    const request = requireFound(await findException(tx, id))
    requireDecider(from, call.actor)
    await settleExceptionRequest(tx, deps, { call, from, request, decision, note })
  })
}

/** Shows what stands against the approval that is due, and what became of a request for an exception. */
export async function viewException(
  tx: Tx,
  deps: Deps,
  { row, actor, at }: { row: ApplicationRow; actor: StaffActor; at: Date },
): Promise<{ lack?: string; exception?: ExceptionView }> {
  const isLast = row.awaits !== null && row.level === row.chain.length
  const lack = isLast ? await lackOf(tx, deps, { from: row, at }) : undefined
  const found = await findLatestException(tx, { applicationId: row.id, revision: row.revision })
  return {
    ...(lack ? { lack: lack.words } : {}),
    ...(found
      ? {
          exception: {
            id: found.id,
            lack: found.lack,
            reason: found.reason,
            state: found.state,
            by: found.requesterName,
            at: found.requestedAt.toISOString(),
            mine: found.requestedBy === actor.staffId,
            ...(found.deciderName ? { second: found.deciderName } : {}),
            ...(found.note ? { note: found.note } : {}),
          },
        }
      : {}),
  }
}

/** Only where the last approval is due: nobody at an earlier level agrees in advance to what the last one answers for. */
function requireDecider(from: ApplicationRow, actor: StaffActor): void {
  if (from.level < from.chain.length) throw new Refusal('review_state')
  if (!mayDecide(reviewScopeOf(actor), from)) throw new Refusal('not_permitted')
}
