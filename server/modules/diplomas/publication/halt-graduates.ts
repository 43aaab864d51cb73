import type { settleHalt } from '#contracts/office/graduations.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { requireAuthority } from '#modules/registry/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Deps } from '#server/deps.ts'
import { lockBatch } from '../batches/batch.store.ts'
import { withdrawNumbers } from '../register/assign-numbers.store.ts'
import { supersedeRosters } from '../register/supersede-rosters.ts'
import { addAnnouncement, laterOf } from './announce-graduates.ts'
import {
  findBatchIdOf,
  haltPublication,
  lockPublication,
  settlePublication,
} from './graduation-publication.store.ts'
import { requireUnchanged } from './require-unchanged.ts'

/**
 * GRA-12: before its instant one person takes a proposal back, or halts an approved list. Stopping needs no second person,
 * because nothing comes out wrongly by it; what was approved by two is withdrawn by two.
 */
export async function halt(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  requireAuthority(actor, 'graduation.halt')
  await deps.database.transact(deadline, async (tx) => {
    const { state, publish_at: publishAt } = requireFound(await lockPublication(tx, id))
    // Read after waiting for the lock, because the instant may have come meanwhile.
    const at = deps.clock.now()
    if ((state !== 'proposed' && state !== 'approved') || (state === 'approved' && publishAt <= at))
      throw new Refusal('publication_state')
    const to = state === 'approved' ? 'halted' : 'withdrawn'
    if (!(await haltPublication(tx, { id, from: state, to, staffId: actor.staffId, at, reason })))
      throw new Refusal('publication_state')
    await writeAudit(tx, {
      ...{ at, actor, origin, reason },
      action: to === 'halted' ? 'graduates.halt' : 'graduates.withdraw',
      subject: { kind: 'graduate_list', id },
      old: { state },
      new: { state: to },
    })
  })
}

/**
 * GRA-12: a second person withdraws a halted list, and its numbers end without having come out; or lets it go on, at its
 * instant or at once when that has passed. What goes on is checked as at its approval: a halt may last, and a record that
 * changed meanwhile is often why the list was halted.
 */
export async function settle(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, decision }: BodyOf<typeof settleHalt> & { id: string },
): Promise<void> {
  requireAuthority(actor, 'graduation.halt')
  await deps.database.transact(deadline, async (tx) => {
    const batch = requireFound(await lockBatch(tx, requireFound(await findBatchIdOf(tx, id))))
    const publication = requireFound(await lockPublication(tx, id))
    if (publication.state !== 'halted') throw new Refusal('publication_state')
    if (publication.halted_by === actor.staffId) throw new Refusal('second_person')
    if (decision === 'resume') await requireUnchanged(tx, { publicationId: id, batchId: batch.id })
    const at = deps.clock.now()
    const publishAt = laterOf(publication.publish_at, at)
    const to = decision === 'withdraw' ? 'withdrawn' : 'approved'
    const change = { id, from: 'halted', to, publishAt, staffId: actor.staffId, at } as const
    if (!(await settlePublication(tx, change))) throw new Refusal('publication_state')
    if (to === 'withdrawn') {
      await withdrawNumbers(tx, { publicationId: id, at })
      await supersedeRosters(tx, { publicationId: id, batchId: batch.id, at })
    } else await addAnnouncement(tx, { publicationId: id, publishAt })
    await writeAudit(tx, {
      ...{ at, actor, origin },
      action: to === 'withdrawn' ? 'graduates.withdraw' : 'graduates.resume',
      subject: { kind: 'graduate_list', id },
      old: { state: 'halted' },
      new: { state: to, publishAt },
    })
  })
}
