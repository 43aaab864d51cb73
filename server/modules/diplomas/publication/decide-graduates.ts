import type { decideGraduates } from '#contracts/office/graduations.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { requireAuthority } from '#modules/registry/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { type BatchRow, lockBatch } from '../batches/batch.store.ts'
import { assignNumbers } from '../register/assign-numbers.ts'
import { supersedeRosters } from '../register/supersede-rosters.ts'
import { addAnnouncement, laterOf } from './announce-graduates.ts'
import { decidePublication, findBatchIdOf, lockPublication } from './graduation-publication.store.ts'
import { requireUnchanged } from './require-unchanged.ts'

/**
 * GRA-12: the second person approves or refuses a proposed list. With the approval everybody on the list gets a number;
 * from the publication's instant on they have graduated, because every reader compares that instant with the clock
 * (decision 0032). Refuses `graduates_changed` when somebody on the list can no longer be published.
 */
export async function decide(
  deps: Deps,
  call: Call<StaffActor>,
  { id, decision, note }: BodyOf<typeof decideGraduates> & { id: string },
): Promise<void> {
  const { actor, origin, deadline } = call
  requireAuthority(actor, 'graduation.approve')
  await deps.database.transact(deadline, async (tx) => {
    const batch = requireFound(await lockBatch(tx, requireFound(await findBatchIdOf(tx, id))))
    const publication = requireFound(await lockPublication(tx, id))
    if (publication.state !== 'proposed') throw new Refusal('publication_state')
    if (publication.proposed_by === actor.staffId) throw new Refusal('second_person')
    const outcome =
      decision === 'approve'
        ? await approve(tx, deps, { publication, batch })
        : { to: 'refused' as const, publishAt: publication.publish_at, at: deps.clock.now(), numbers: {} }
    const { to, publishAt, at, numbers } = outcome
    const change = { id, from: 'proposed', to, publishAt, staffId: actor.staffId, at, note } as const
    if (!(await decidePublication(tx, change))) throw new Refusal('publication_state')
    await writeAudit(tx, {
      ...{ at, actor, origin },
      action: to === 'approved' ? 'graduates.approve' : 'graduates.refuse',
      subject: { kind: 'graduate_list', id },
      new: { batch: batch.name, publishAt, ...numbers },
      ...(note === undefined ? {} : { reason: note }),
    })
  })
}

interface Proposed {
  publication: { id: string; publish_at: Date }
  batch: BatchRow
}

async function approve(tx: Tx, deps: Pick<Deps, 'ids' | 'clock'>, { publication, batch }: Proposed) {
  const list = { publicationId: publication.id, batchId: batch.id }
  await requireUnchanged(tx, list)
  // Read after waiting for the locks: nobody graduates before the list is approved.
  const at = deps.clock.now()
  const publishAt = laterOf(publication.publish_at, at)
  const assigned = await assignNumbers(tx, deps, { ...list, graduatesOn: batch.graduates_on, at })
  await supersedeRosters(tx, { ...list, at })
  await addAnnouncement(tx, { publicationId: publication.id, publishAt })
  const [firstNo, lastNo] = [assigned[0]?.diplomaNo, assigned.at(-1)?.diplomaNo]
  return { to: 'approved' as const, publishAt, at, numbers: { graduates: assigned.length, firstNo, lastNo } }
}
