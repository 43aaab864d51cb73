import type { ApplicationState } from '#contracts/applications.ts'
import type { decideReview, decideReviews } from '#contracts/office-reviews.ts'
import { REFUSALS } from '#contracts/refusals.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { decideApplication } from '#modules/applications/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { isUnavailable } from '#platform/db/database-faults.ts'
import type { Deps } from '#server/deps.ts'
import { deleteClaim, findClaim } from './claim.store.ts'
import { claim, requireDecidable } from './claim-review.ts'
import { requireFaults } from './fault-choice.ts'
import { findOpenUndo } from './undo.store.ts'

type Wanted = BodyOf<typeof decideReview> & { id: string }

/** REV-04: one decision, of exactly the revision that was read, by the one who holds the claim. */
export async function decide(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  wanted: Wanted,
): Promise<{ state: ApplicationState }> {
  const at = deps.clock.now()
  const { staffId } = actor
  return deps.database.transact(deadline, async (tx) => {
    const from = await requireDecidable(tx, wanted.id, actor)
    if (from.revision !== wanted.revision) throw new Refusal('review_revised')
    const held = await findClaim(tx, { applicationId: from.id, at })
    if (held?.staffId !== staffId) throw new Refusal('claim_missing')
    // What is asked to be taken back is not built upon meanwhile.
    if (await findOpenUndo(tx, from.id)) throw new Refusal('undo_open')
    const faults = wanted.verdict === 'approve' ? [] : await requireFaults(tx, { from, chosen: wanted })
    const { verdict, note } = wanted
    const decision = { from, verdict, staffId, faults, note, at }
    const state = await decideApplication(tx, deps, decision)
    await deleteClaim(tx, { applicationId: from.id, staffId })
    await writeAudit(tx, {
      at,
      actor,
      origin,
      action: `review.${verdict}`,
      subject: { kind: 'application', id: from.id },
      personId: from.person_id,
      old: { state: from.state, level: from.level, revision: from.revision },
      new: { state, reasons: faults.map(({ code }) => code) },
      ...(note ? { reason: note } : {}),
    })
    return { state }
  })
}

/** REV-07: the same decision on several, each by itself: one that cannot be decided stops none of the others. */
export async function decideMany(deps: Deps, call: Call<StaffActor>, wanted: BodyOf<typeof decideReviews>) {
  const { items, ...decision } = wanted
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
