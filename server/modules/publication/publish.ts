import type { proposePublication } from '#contracts/office/scores/publications.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { isAnyOnItsWayOut } from '#modules/imports/public.ts'
import { requireAuthority } from '#modules/registry/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { faultOfPublishAt } from '#rulebook/publish-at.ts'
import type { Deps } from '#server/deps.ts'
import {
  announce,
  insertPublication,
  lockPublication,
  lockWaitingBatches,
  withdrawPublication,
} from './publication.store.ts'

/** IMP-02: proposes to publish the chosen batches of a sitting, together, once a second person agrees. */
export async function propose(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  body: BodyOf<typeof proposePublication>,
): Promise<{ id: string }> {
  const at = deps.clock.now()
  const publishAt = body.publishAt === undefined ? at : new Date(body.publishAt)
  const fault = faultOfPublishAt(publishAt, at)
  if (fault !== undefined) throw new Refusal(fault)
  requireAuthority(actor, 'publication.propose')
  const id = deps.ids.next()
  await deps.database.transact(deadline, async (tx) => {
    const batchIds = await lockWaitingBatches(tx, body)
    // Checked again under the lock: another proposal may have taken the batches while this one waited.
    if (batchIds.length < body.batchIds.length || (await isAnyOnItsWayOut(tx, batchIds)))
      throw new Refusal('publication_batches_changed')
    await insertPublication(tx, {
      id,
      sittingId: body.sittingId,
      publishAt,
      staffId: actor.staffId,
      at,
      batchIds,
    })
    const subject = { kind: 'publication' as const, id }
    await writeAudit(tx, {
      at,
      actor,
      origin,
      action: 'publication.propose',
      subject,
      new: { publishAt, batchIds },
    })
  })
  return { id }
}

/** IMP-02: withdraws a publication before its instant; afterwards only corrections are possible. */
export async function withdraw(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id }: { id: string },
): Promise<void> {
  requireAuthority(actor, 'publication.propose')
  await deps.database.transact(deadline, async (tx) => {
    const { state, publish_at: publishAt } = requireFound(await lockPublication(tx, id))
    // Read after waiting for the lock, because the instant may have come meanwhile.
    const at = deps.clock.now()
    const isOut = state === 'approved' && publishAt <= at
    if ((state !== 'proposed' && state !== 'approved') || isOut) throw new Refusal('publication_state')
    if (!(await withdrawPublication(tx, { id, from: state, staffId: actor.staffId, at }))) {
      throw new Refusal('publication_state')
    }
    const subject = { kind: 'publication' as const, id }
    // What two persons had agreed to is another matter than a proposal that nobody had seen.
    const change = { old: { state, publishAt }, new: { state: 'withdrawn' } }
    await writeAudit(tx, { at, actor, origin, action: 'publication.withdraw', subject, ...change })
  })
}

/**
 * The job at the instant of publication: sends messages to everyone whose scores are out. If the worker's clock is
 * behind the database's, which started the job, the instant has not come yet: the job fails and is tried again.
 */
export async function announcePublication(
  deps: Deps,
  { publicationId }: { publicationId: string },
): Promise<void> {
  await deps.database.transact(deadlineIn(120_000), async (tx) => {
    const publication = await lockPublication(tx, publicationId)
    if (publication?.state !== 'approved') return
    const at = deps.clock.now()
    if (publication.publish_at > at) throw new Error('the instant of the publication has not come yet')
    await announce(tx, publicationId, at)
  })
}
