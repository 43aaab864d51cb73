import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** Deletes the rows of a batch: before a check, after applying, and when the batch is discarded. */
export async function clearRows(tx: Tx, batchId: string): Promise<void> {
  await tx.deleteFrom('import_rows').where('batch_id', '=', batchId).execute()
}

/** Counts how often each problem occurs. */
export async function countProblems(tx: Tx, batchId: string): Promise<{ problem: string; rows: number }[]> {
  const { rows } = await sql<{ problem: string; rows: number }>`
    select problem, count(*)::int as rows from import_rows r, unnest(r.problems) problem
    where r.batch_id = ${batchId} and r.problems <> '{}' group by 1 order by 2 desc, 1`.execute(tx)
  return rows
}

/** Lists faulty rows in the file's order, after a given row. */
export async function listFaultyRows(tx: Tx, batchId: string, page: { after: number; limit: number }) {
  return tx
    .selectFrom('import_rows')
    .select(['row_no', 'cells', 'problems'])
    .where('batch_id', '=', batchId)
    .where('problems', '<>', sql<string[]>`'{}'`)
    .where('row_no', '>', page.after)
    .orderBy('row_no')
    .limit(page.limit)
    .execute()
}
