import type { settleEntry } from '#contracts/office/double-entry.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Deps } from '#server/deps.ts'
import { findSecond } from '../batch.store.ts'
import { requireBatch, requireState } from '../require-batch.ts'
import { keepSettlement } from './comparison.store.ts'

/** IMP-02: settles one difference between two entries: the second person, or a third, but never the first alone. */
export async function settle(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, secondId, ...body }: BodyOf<typeof settleEntry> & { id: string },
): Promise<void> {
  const at = deps.clock.now()
  await deps.database.transact(deadline, async (tx) => {
    const first = await requireBatch(tx, { id, actor, grant: 'import.upload' })
    requireState(first, 'apply')
    if (first.uploaded_by === actor.staffId) throw new Refusal('second_person')
    const second = await findSecond(tx, id)
    if (second?.id !== secondId || second.state !== 'checked' || second.rows_faulty > 0)
      throw new Refusal('stale')
    const kept = await keepSettlement(tx, { ...body, firstId: id, secondId, staffId: actor.staffId, at })
    if (!kept) throw new Refusal('stale')
    const { ticketNo, courseCode, chosen, reason } = body
    await writeAudit(tx, {
      ...{ at, actor, origin, reason, action: 'import.settle_entry' as const },
      subject: { kind: 'import_batch', id },
      new: { secondId, ticketNo, courseCode, chosen },
    })
  })
}
