import type { Tx } from '#platform/db/database.ts'

/** Lists every batch whose file is still needed, because its check has not ended or its columns are not assigned. */
export async function batchesWithFiles(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom('import_batches')
    .select('id')
    .where('state', 'in', ['uploaded', 'checking', 'unassigned'])
    .orderBy('id')
    .limit(1_000_000)
    .execute()
  return rows.map(({ id }) => id)
}

/** Gives up the batches whose columns nobody assigned, with the words that say so. */
export async function expireUnassigned(
  tx: Tx,
  { before, words }: { before: Date; words: string },
): Promise<void> {
  await tx
    .updateTable('import_batches')
    .set({ state: 'unreadable', head: null, fault: JSON.stringify({ words }) })
    .where('state', '=', 'unassigned')
    .where('uploaded_at', '<', before)
    .execute()
}

/** Gives up the batches that nobody applied or discarded after their check, with the words that say so; answers which. */
export async function expireChecked(
  tx: Tx,
  { at, before, words }: { at: Date; before: Date; words: string },
): Promise<string[]> {
  const batches = await tx
    .updateTable('import_batches')
    .set({ state: 'discarded', discarded_at: at, fault: JSON.stringify({ words }) })
    .where('state', '=', 'checked')
    .where('uploaded_at', '<', before)
    .returning('id')
    .execute()
  return batches.map(({ id }) => id)
}
