import type { takeNextReview } from '#contracts/office/queues.ts'
import type { watchClaim } from '#contracts/office/review/claims.ts'
import type { BodyOf, ReplyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import {
  type ApplicationRow,
  findApplication,
  hasJudgedElsewhere,
  listSteps,
  lockApplication,
  requireNotAmending,
} from '#modules/applications/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { type Claim, deleteClaim, findClaim, putClaim } from './claim.store.ts'
import { listFree } from './queue.store.ts'
import { mayDecide, maySee, reviewScopeOf } from './review-scope.policy.ts'
import { narrowedTo } from './view-queues.ts'

/** How long a claim lasts after the reviewer's last request. Then any reviewer may claim the application (REV-02). */
const CLAIM_MS = 15 * 60_000
const TRIES = 20

/**
 * REV-02: claims an application or prolongs the claim. Taking over a colleague's claim is possible, but only on
 * request and with a reason, which is recorded and which the colleague reads.
 */
export async function claim(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, takeOver, reason }: { id: string; takeOver: boolean; reason?: string | undefined },
): Promise<{ expiresAt: string }> {
  const at = deps.clock.now()
  return deps.database.transact(deadline, async (tx) => {
    const application = await requireDecidable(tx, { id, actor, at })
    const before = await findClaim(tx, { applicationId: application.id, at })
    const holder = before && before.staffId !== actor.staffId ? before : undefined
    if (holder && takeOver && !reason) throw new Refusal('take_over_reason')
    const taken = holder && takeOver && reason ? { from: holder.staffId, reason } : undefined
    const expiresAt = await putOrRefuse(tx, { id: application.id, taken, actor, at })
    if (taken) {
      await writeAudit(tx, {
        at,
        actor,
        origin,
        action: 'review.take_over',
        subject: { kind: 'application', id: application.id },
        personId: application.person_id,
        old: { staffId: taken.from },
        new: { staffId: actor.staffId, reason: taken.reason },
      })
    }
    return { expiresAt: expiresAt.toISOString() }
  })
}

/**
 * REV-02: claims the first application that no reviewer holds, within the filter of the queue and in its order; undefined when nothing
 * waits. Two reviewers who ask at the same moment get different applications.
 */
export async function claimNext(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { service, sort = 'oldest', ...filter }: BodyOf<typeof takeNextReview>,
): Promise<{ id?: string }> {
  const at = deps.clock.now()
  const { staffId } = actor
  const asked = { service, sort, scope: reviewScopeOf(actor), at, limit: TRIES, staffId }
  return deps.database.transact(deadline, async (tx) => {
    for (const id of await listFree(tx, { ...asked, ...narrowedTo(filter, at) })) {
      const expiresAt = new Date(at.getTime() + CLAIM_MS)
      if (await putClaim(tx, { applicationId: id, staffId, at, expiresAt })) return { id }
    }
    return {}
  })
}

/** REV-02: tells a page that shows an application whether its reviewer still holds it, and whether it is still the same. */
export function watchedClaim(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { id }: { id: string },
): Promise<ReplyOf<typeof watchClaim>> {
  const at = deps.clock.now()
  return deps.database.read(deadline, async (tx) => {
    const { revision, state } = requireVisible(await findApplication(tx, id), actor)
    const claim = await findClaim(tx, { applicationId: id, at })
    return {
      mine: claim?.staffId === actor.staffId,
      ...(claim ? { by: claim.name } : {}),
      revision,
      state,
    }
  })
}

/** Gives a claim back. */
export async function release(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { id }: { id: string },
): Promise<void> {
  await deps.database.transact(deadline, async (tx) => {
    requireVisible(await lockApplication(tx, id), actor)
    await deleteClaim(tx, { applicationId: id, staffId: actor.staffId })
  })
}

/**
 * Locks the application and returns it. Refuses it when it is out of the reviewer's reach, or when the reviewer has
 * judged at another level (REV-04).
 */
async function requireDecidable(
  tx: Tx,
  { id, actor, at }: { id: string; actor: StaffActor; at: Date },
): Promise<ApplicationRow> {
  const application = requireReach(await lockApplication(tx, id), { actor, at })
  const steps = await listSteps(tx, { personId: application.person_id, applicationId: application.id })
  if (hasJudgedElsewhere(steps, { staffId: actor.staffId, level: application.level }))
    throw new Refusal('second_level')
  return application
}

/** Returns the application when it waits for one of the reviewer's levels, and not for its owner. */
export function requireReach(
  application: ApplicationRow | undefined,
  { actor, at }: { actor: StaffActor; at: Date },
): ApplicationRow {
  const found = requireVisible(application, actor)
  if (!mayDecide(reviewScopeOf(actor), found)) throw new Refusal('review_state')
  requireNotAmending(found, at)
  return found
}

/**
 * Locks the application and returns it. Refuses when the reviewer does not hold its claim, or when it has a newer
 * revision than the reviewer read (REV-02, REV-04).
 */
export async function requireClaimed(
  tx: Tx,
  { id, revision, actor, at }: { id: string; revision: number; actor: StaffActor; at: Date },
): Promise<ApplicationRow> {
  const from = requireReach(await lockApplication(tx, id), { actor, at })
  if (from.revision !== revision) throw new Refusal('review_revised')
  const claim = await findClaim(tx, { applicationId: id, at })
  if (claim?.staffId !== actor.staffId) throw new Refusal('claim_missing')
  return from
}

/** Refuses another school's application exactly like one that does not exist. */
export function requireVisible(application: ApplicationRow | undefined, actor: StaffActor): ApplicationRow {
  const found = requireFound(application)
  if (!maySee(reviewScopeOf(actor), found)) throw new Refusal('not_found')
  return found
}

async function putOrRefuse(
  tx: Tx,
  request: { id: string; taken: Claim['taken']; actor: StaffActor; at: Date },
): Promise<Date> {
  const { id, taken, actor, at } = request
  const expiresAt = new Date(at.getTime() + CLAIM_MS)
  const isMine = await putClaim(tx, { applicationId: id, staffId: actor.staffId, at, expiresAt, taken })
  if (isMine) return expiresAt
  const current = await findClaim(tx, { applicationId: id, at })
  throw new Refusal('claimed', { values: { name: current?.name ?? '另一位同事' } })
}
