import type { proposeGraduates } from '#contracts/office/graduations.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { requireAuthority } from '#modules/registry/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { faultOfPublishAt } from '#rulebook/publish-at.ts'
import type { Deps } from '#server/deps.ts'
import { lockBatch } from '../batches/batch.store.ts'
import { requireNumberRule } from '../register/assign-numbers.ts'
import { listNumberTaken } from '../register/number-taken.ts'
import { listPublishable } from './graduates.store.ts'
import { insertPublication } from './graduation-publication.store.ts'

/**
 * GRA-12: proposes to publish every approved application of a batch that has no obstacle, together. The list is fixed
 * from then on: a second person approves exactly what was proposed, or it has to be proposed again.
 */
export async function propose(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  body: BodyOf<typeof proposeGraduates> & { batchId: string },
): Promise<{ id: string; graduates: number }> {
  const at = deps.clock.now()
  const publishAt = body.publishAt === undefined ? at : new Date(body.publishAt)
  const fault = faultOfPublishAt(publishAt, at)
  if (fault !== undefined) throw new Refusal(fault)
  requireAuthority(actor, 'graduation.propose')
  const id = deps.ids.next()
  return deps.database.transact(deadline, async (tx) => {
    // Of two proposals at once the second waits here, and then finds the applications in the list of the first.
    const batch = requireFound(await lockBatch(tx, body.batchId))
    await requireNumberRule(tx, batch.graduates_on)
    const taken = await listNumberTaken(tx, batch)
    const entries = await listPublishable(tx, { batchId: batch.id, at, schoolIds: undefined, taken })
    if (entries.length === 0) throw new Refusal('graduates_none')
    await insertPublication(tx, { id, batchId: batch.id, publishAt, staffId: actor.staffId, at, entries })
    await writeAudit(tx, {
      ...{ at, actor, origin },
      action: 'graduates.propose',
      subject: { kind: 'graduate_list', id },
      new: { batch: batch.name, publishAt, graduates: entries.length },
    })
    return { id, graduates: entries.length }
  })
}
