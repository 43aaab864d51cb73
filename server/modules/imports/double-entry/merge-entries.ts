import { Refusal } from '#kernel/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import { addJob } from '#platform/jobs/jobs.store.ts'
import { findSecond, lockBatch, moveBatch } from '../batch.store.ts'
import { countDifferences, takeSettled } from './comparison.store.ts'

/**
 * IMP-02: before a batch of two entries is applied, it takes what was settled from the second; refuses while that is missing, faulty, or
 * not settled. Answers by how many rows the batch grew.
 */
export async function mergeEntries(
  tx: Tx,
  first: { id: string; is_double: boolean; entry_of: string | null },
): Promise<number> {
  if (first.entry_of !== null) throw new Refusal('import_is_second')
  if (!first.is_double) return 0
  const found = await findSecond(tx, first.id)
  const second = found && (await lockBatch(tx, found.id))
  // A batch that was not applied in spite of a whole comparison comes here again.
  if (second?.state === 'compared') return 0
  if (second?.state !== 'checked' || second.rows_faulty > 0) throw new Refusal('import_second_missing')
  const pair = { firstId: first.id, secondId: second.id }
  const { open } = await countDifferences(tx, pair)
  if (open > 0) throw new Refusal('import_entries_differ', { values: { count: open } })
  const grown = await takeSettled(tx, pair)
  if (!(await moveBatch(tx, { id: second.id, from: 'checked', to: 'compared' }))) throw new Refusal('stale')
  await addJob(tx, 'clear-import', { payload: { batchId: second.id } })
  return grown
}
