import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { NoteCount } from '#server/import-kind.ts'

/** Deletes the rows of a batch: before a check, after applying, and when the batch is discarded. */
export async function clearRows(tx: Tx, batchId: string): Promise<void> {
  await tx.deleteFrom('import_rows').where('batch_id', '=', batchId).execute()
}

/**
 * Stores the judged rows that a query selects: `row_no, cells, ticket_no, given_name, course_code, outcome, mark, grade, group_no, fields,
 * person_id, ticket_id, plan_id, problems, notes`. Answers how many, and how many have faults.
 */
export async function keepJudgedRows(
  tx: Tx,
  batchId: string,
  rows: RawBuilder<unknown>,
): Promise<{ total: number; faulty: number; notes: NoteCount[] }> {
  const { rows: counts } = await sql<{ note: string | null; rows: number; faulty: number }>`
    with kept as (
      insert into import_rows (batch_id, row_no, cells, ticket_no, given_name, course_code, outcome, mark, grade, group_no, fields, person_id,
        ticket_id, plan_id, problems, notes)
      select ${batchId}, r.row_no, r.cells, r.ticket_no, r.given_name, r.course_code, r.outcome, r.mark, r.grade, r.group_no, r.fields,
        r.person_id, r.ticket_id, r.plan_id, r.problems, r.notes from (${rows}) as r
      returning problems, notes
    )
    select null as note, count(*)::int as rows, count(*) filter (where problems <> '{}')::int as faulty from kept
    union all
    (select note, count(*)::int, 0 from kept k, unnest(k.notes) note group by 1 order by 1 limit 100)`.execute(
    tx,
  )
  const { rows: total = 0, faulty = 0 } = counts.find(({ note }) => note === null) ?? {}
  const notes = counts.flatMap(({ note, rows: noted }) => (note === null ? [] : [{ note, rows: noted }]))
  return { total, faulty, notes }
}

/** Counts how often each problem occurs. */
export async function countProblems(tx: Tx, batchId: string): Promise<{ problem: string; rows: number }[]> {
  const { rows } = await sql<{ problem: string; rows: number }>`
    select problem, count(*)::int as rows from import_rows r, unnest(r.problems) problem
    where r.batch_id = ${batchId} and r.problems <> '{}' group by 1 order by 2 desc, 1`.execute(tx)
  return rows
}

/** Lists rows with one of these notes in the file's order, after a given row. */
export async function listNotedRows(
  tx: Tx,
  batchId: string,
  page: { notes: readonly string[]; after: number; limit: number },
) {
  return tx
    .selectFrom('import_rows')
    .select(['row_no', 'cells', 'notes'])
    .where('batch_id', '=', batchId)
    .where('notes', '&&', sql<string[]>`${[...page.notes]}::text[]`)
    .where('row_no', '>', page.after)
    .orderBy('row_no')
    .limit(page.limit)
    .execute()
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
