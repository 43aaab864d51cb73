import type { decidePublication } from '#contracts/office/scores/publications.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { requireAuthority } from '#modules/registry/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { addJob } from '#platform/jobs/jobs.store.ts'
import type { Deps } from '#server/deps.ts'
import { leaveOut, listBringers, lockPublication, settlePublication } from './publication.store.ts'
import { readFigures } from './released.store.ts'
import { digestOf } from './released-digest.ts'

const MIN_REASON = 4

/**
 * IMP-02, SCO-03: the second person approves or refuses. From the instant of publication the scores are visible to
 * everyone at once, because every reader compares that instant with the clock; no job has to run for it.
 */
export async function decide(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, ...body }: BodyOf<typeof decidePublication> & { id: string },
): Promise<void> {
  requireAuthority(actor, 'publication.approve')
  const { decision, note } = body
  const leftOut = decision === 'approve' ? (body.leaveOut ?? []) : []
  if (leftOut.length > 0 && (note ?? '').length < MIN_REASON) refuseWithoutReason()
  const at = deps.clock.now()
  await deps.database.transact(deadline, async (tx) => {
    const publication = requireFound(await lockPublication(tx, id))
    if (publication.state !== 'proposed') throw new Refusal('publication_state')
    await requireSecondPerson(tx, publication, actor)
    const publishAt = decision === 'approve' ? laterOf(publication.publish_at, at) : publication.publish_at
    if (decision === 'approve') {
      await requireSameContent(tx, publication, body.digest)
      await leaveBatchesOut(tx, id, leftOut)
      await addJob(tx, 'announce-publication', {
        payload: { publicationId: id },
        runAt: publishAt,
        key: `announce ${id}`,
      })
    }
    const to = decision === 'approve' ? 'approved' : 'refused'
    const settled = { id, to, staffId: actor.staffId, at, publishAt, note } as const
    if (!(await settlePublication(tx, settled))) throw new Refusal('publication_state')
    await writeAudit(tx, {
      ...{ at, actor, origin, action: `publication.${decision}` as const },
      subject: { kind: 'publication', id },
      new: { publishAt, ...(decision === 'approve' ? { digest: body.digest, leftOut } : {}) },
      ...(note === undefined ? {} : { reason: note }),
    })
  }) // The officer who is told of it may read a sheet at this node the next moment.
  await deps.bus.caughtUp()
}

function refuseWithoutReason(): never {
  const text = '有批次不发布时，请写明原因（4 个字以上）。'
  throw new Refusal('input_invalid', { problems: [{ field: 'note', code: 'too_short', text }] })
}

/** Refuses a second person who proposed the publication, or who uploaded or applied one of its batches. */
async function requireSecondPerson(
  tx: Tx,
  publication: { id: string; proposed_by: string },
  { staffId }: StaffActor,
): Promise<void> {
  const first = [publication.proposed_by, ...(await listBringers(tx, publication.id))]
  if (first.includes(staffId)) throw new Refusal('second_person')
}

/** Refuses an approval of anything but the very scores that were shown. */
async function requireSameContent(
  tx: Tx,
  publication: { id: string; publish_at: Date },
  seen: string | undefined,
): Promise<void> {
  const figures = await readFigures(tx, publication.id)
  if (seen !== digestOf(publication, figures)) throw new Refusal('publication_changed')
}

async function leaveBatchesOut(tx: Tx, id: string, batchIds: readonly string[]): Promise<void> {
  if (batchIds.length === 0) return
  if ((await leaveOut(tx, id, batchIds)) < batchIds.length) throw new Refusal('publication_changed')
  if ((await listBringers(tx, id)).length === 0) throw new Refusal('publication_left_nothing')
}

function laterOf(a: Date, b: Date): Date {
  return a > b ? a : b
}
