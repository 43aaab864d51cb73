import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import { Refusal } from '#kernel/refusal.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { addJob, type JobPayloads } from '#platform/jobs/jobs.store.ts'
import type { Deps } from '#server/deps.ts'
import { type BatchChange, findSecond, moveBatch } from './batch.store.ts'
import { clearRows, clearSetAside } from './report.store.ts'
import { requireBatch, requireState } from './require-batch.ts'

/**
 * Discards a batch that has not been applied. Deletes its file at once and its rows in a job, because there may be a
 * million of them. A check that is running finds that out before long and ends; nothing of it counts.
 */
export async function discardBatch(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id }: { id: string },
): Promise<void> {
  const at = deps.clock.now()
  await deps.database.transact(deadline, async (tx) => {
    await discardIn(tx, actor, { id, at })
    const subject = { kind: 'import_batch' as const, id }
    await writeAudit(tx, { at, actor, origin, action: 'import.discard', subject })
  })
  await deps.files.remove(id)
}

/** Discards the batch in a transaction that goes on; answers its number. Its file is removed after that. */
export async function discardIn(
  tx: Tx,
  actor: StaffActor,
  { id, at }: { id: string; at: Date },
): Promise<number> {
  const batch = await requireBatch(tx, { id, actor, grant: 'import.upload' })
  requireState(batch, 'discard')
  const change = { head: null, discarded_by: actor.staffId, discarded_at: at }
  if (!(await moveBatch(tx, { id, from: batch.state, to: 'discarded' }, change))) throw new Refusal('stale')
  await addJob(tx, 'clear-import', { payload: { batchId: id } })
  await discardSecond(tx, batch, change)
  return batch.batch_no
}

/** A second entry is of no use without the first. */
async function discardSecond(
  tx: Tx,
  { id, is_double }: { id: string; is_double: boolean },
  change: BatchChange,
): Promise<void> {
  const second = is_double ? await findSecond(tx, id) : undefined
  const from = second?.state
  if (second === undefined) return
  if (from !== 'uploaded' && from !== 'checking' && from !== 'unassigned' && from !== 'checked') return
  if (!(await moveBatch(tx, { id: second.id, from, to: 'discarded' }, change))) throw new Refusal('stale')
  await addJob(tx, 'clear-import', { payload: { batchId: second.id } })
}

/** The job that deletes a discarded batch's rows. */
export async function clearImport(deps: Deps, { batchId }: JobPayloads['clear-import']): Promise<void> {
  await deps.database.transact(deadlineIn(300_000), async (tx) => {
    await clearRows(tx, batchId)
    await clearSetAside(tx, { batchId })
  })
}
