import type { ApplicationState } from '#contracts/applications.ts'
import type { decideReview, decideReviews } from '#contracts/office-reviews.ts'
import { REFUSALS } from '#contracts/refusals.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { decideApplication, lockApplication } from '#modules/applications/public.ts'
import { isUnavailable } from '#platform/db/database-faults.ts'
import type { Deps } from '#server/deps.ts'
import { deleteClaim, findClaim } from './claim.store.ts'
import { claim, requireReach } from './claim-review.ts'
import { requireFaults } from './fault-choice.ts'

/** REV-04: one decision, of exactly the revision that was read, by the one who holds the claim. */
export async function decide(
  deps: Deps,
  call: Call<StaffActor>,
  input: BodyOf<typeof decideReview> & { id: string },
): Promise<{ state: ApplicationState }> {
  const at = deps.clock.now()
  const { staffId } = call.actor
  const { id, revision, verdict, note } = input
  return deps.database.transact(call.deadline, async (tx) => {
    const from = requireReach(await lockApplication(tx, id), call.actor)
    if (from.revision !== revision) throw new Refusal('review_revised')
    const claim = await findClaim(tx, { applicationId: from.id, at })
    if (claim?.staffId !== staffId) throw new Refusal('claim_missing')
    const faults = verdict === 'approve' ? [] : await requireFaults(tx, { from, chosen: input })
    // Before the audit row, which is to be the last statement of all.
    await deleteClaim(tx, { applicationId: from.id, staffId })
    return { state: await decideApplication(tx, deps, { call, from, verdict, faults, note }) }
  })
}

/** REV-07: the same decision on several, each by itself: one that cannot be decided stops none of the others. */
export async function decideMany(deps: Deps, call: Call<StaffActor>, input: BodyOf<typeof decideReviews>) {
  const { items, ...decision } = input
  if (decision.verdict === 'reject' && decision.reasons.length === 0) throw new Refusal('reason_missing')
  const results: { id: string; state?: ApplicationState; refusal?: string }[] = []
  let lost: unknown
  for (const { id, revision } of items) {
    try {
      await claim(deps, call, { id, takeOver: false })
      const { state } = await decide(deps, call, { ...decision, id, revision })
      results.push({ id, state })
    } catch (error) {
      const refusal = refusalOf(error)
      if (!refusal) throw error
      if (refusal !== error) lost = error
      results.push({ id, refusal: REFUSALS[refusal.code].text(refusal.values) })
    }
  }
  // When the database went away in the middle, what was done before must be told; when nothing was, it is a plain 503.
  if (lost !== undefined && results.every(({ state }) => state === undefined)) throw lost
  return { results }
}

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  return isUnavailable(error) ? new Refusal('overloaded') : undefined
}
