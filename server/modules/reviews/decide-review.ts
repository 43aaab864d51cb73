import type { ApplicationState } from '#contracts/applications.ts'
import type { decideReview } from '#contracts/office/reviews.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { decideApplication } from '#modules/applications/public.ts'
import type { Deps } from '#server/deps.ts'
import { deleteClaim } from './claim.store.ts'
import { requireClaimed } from './claim-review.ts'
import { requireFaults } from './fault-choice.ts'

/** REV-04: decides exactly the revision that was read. Only the reviewer who holds the claim may decide. */
export async function decide(
  deps: Deps,
  call: Call<StaffActor>,
  input: BodyOf<typeof decideReview> & { id: string },
): Promise<{ state: ApplicationState }> {
  const at = deps.clock.now()
  const { staffId } = call.actor
  const { id, revision, verdict, note } = input
  return deps.database.transact(call.deadline, async (tx) => {
    const from = await requireClaimed(tx, { id, revision, actor: call.actor, at })
    const faults = verdict === 'approve' ? [] : await requireFaults(tx, deps, { from, chosen: input })
    // This comes before the audit row, which has to be the last statement of the transaction.
    await deleteClaim(tx, { applicationId: from.id, staffId })
    return { state: await decideApplication(tx, deps, { call, from, verdict, faults, note }) }
  })
}
