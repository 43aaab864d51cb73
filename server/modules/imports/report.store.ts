import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { NoteCount } from '#server/import-kind.ts'
import { countNotes, NOTED_ROWS_SHOWN } from './checking/judged-rows.store.ts'
import { clearSoundRows } from './checking/sound-rows.store.ts'
import { clearSoundRuns } from './checking/sound-runs.store.ts'

/** All cells of a row `r`: those that it has in common with an earlier row of the file stand there only. */
const wholeCells = (batchId: string) => sql<string[]>`case when r.cells_of_row is null then r.cells else (
  select f.cells[:cardinality(f.cells) - cardinality(r.cells)] from import_rows f where f.batch_id = ${batchId} and f.row_no = r.cells_of_row
) || r.cells end`

/** Deletes the rows of a batch: before a check, after applying, and when the batch is discarded. */
export async function clearRows(tx: Tx, batchId: string): Promise<void> {
  await clearSoundRows(tx, batchId)
  await clearSoundRuns(tx, batchId)
  await tx.deleteFrom('import_rows').where('batch_id', '=', batchId).execute()
}

/** Deletes the rows that were set aside: of a discarded batch, or of all that were set aside before that instant. */
export async function clearSetAside(tx: Tx, which: { batchId: string } | { before: Date }): Promise<void> {
  const rows = tx.deleteFrom('set_aside_rows')
  await ('batchId' in which
    ? rows.where('batch_id', '=', which.batchId)
    : rows.where('batch_id', 'in', (old) =>
        old.selectFrom('import_batches').select('id').where('set_aside_at', '<', which.before),
      )
  ).execute()
}

/**
 * Moves the faulty rows of a batch out of it, each with those that belong to its group; answers how many, and how many had which note. What is
 * faulty only because of a row of its group says so.
 */
export async function moveFaultyRows(tx: Tx, batchId: string): Promise<{ rows: number; notes: NoteCount[] }> {
  const { rows: gone } = await sql<{ notes: string[]; rows: number }>`
    with faulty as (
      select row_no, group_no from import_rows where batch_id = ${batchId} and problems <> '{}'
    ), gone as (
      delete from import_rows r where r.batch_id = ${batchId}
        and (r.problems <> '{}' or r.group_no in (select group_no from faulty where group_no is not null))
      returning r.row_no, r.cells, r.cells_of_row, r.fields, r.problems, r.notes
    ), aside as (
      insert into set_aside_rows (batch_id, row_no, cells, fields, problems)
      select ${batchId}, r.row_no, ${wholeCells(batchId)}, r.fields, case when r.problems = '{}' then array['group_faulty'] else r.problems end
      from gone r
    )
    select notes, count(*)::int as rows from gone group by notes`.execute(tx)
  return { rows: gone.reduce((sum, { rows }) => sum + rows, 0), notes: countNotes(gone) }
}

/**
 * Takes the rows that were set aside out of the batch's numbers, and says why; the batch is then without faults. `notes`: how many of them had
 * which note.
 */
export async function noteSetAside(
  tx: Tx,
  aside: { id: string; rows: number; notes: readonly NoteCount[]; reason: string; staffId: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('import_batches')
    .set((batch) => ({
      rows_total: batch('rows_total', '-', aside.rows),
      rows_done: batch('rows_total', '-', aside.rows),
      rows_faulty: 0,
      notes: notesWithout(aside.notes),
      rows_set_aside: aside.rows,
      set_aside_reason: aside.reason,
      set_aside_by: aside.staffId,
      set_aside_at: aside.at,
      fault: null,
    }))
    .where('id', '=', aside.id)
    .execute()
}

const notesWithout = (gone: readonly NoteCount[]) => sql<string>`(
  select coalesce(jsonb_agg(jsonb_build_object('note', note, 'rows', n.rows - coalesce(g.rows, 0)) order by note), '[]')
  from jsonb_to_recordset(notes) n (note text, rows integer)
  left join jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) g (note text, rows integer) using (note)
  where n.rows > coalesce(g.rows, 0))`

/** Counts how often each problem occurs. */
export async function countProblems(tx: Tx, batchId: string): Promise<{ problem: string; rows: number }[]> {
  const { rows } = await sql<{ problem: string; rows: number }>`
    select problem, count(*)::int as rows from (
      select problems from import_rows where batch_id = ${batchId} and problems <> '{}'
      union all select problems from set_aside_rows where batch_id = ${batchId}
    ) r, unnest(r.problems) problem group by 1 order by 2 desc, 1`.execute(tx)
  return rows
}

/** Lists the first rows with one of these notes in the file's order: as many as the check kept to be shown. */
export async function listNotedRows(tx: Tx, batchId: string, notes: readonly string[]) {
  return tx
    .selectFrom('import_rows as r')
    .select(['row_no', wholeCells(batchId).as('cells'), 'notes'])
    .where('batch_id', '=', batchId)
    .where('notes', '&&', sql<string[]>`${[...notes]}::text[]`)
    .orderBy('row_no')
    .limit(NOTED_ROWS_SHOWN)
    .execute()
}

/** Lists faulty rows in the file's order, after a given row: those of the batch, and those that were set aside. */
export async function listFaultyRows(tx: Tx, batchId: string, page: { after: number; limit: number }) {
  return tx
    .selectFrom('import_rows as r')
    .select(['row_no', wholeCells(batchId).as('cells'), 'fields', 'problems'])
    .where('batch_id', '=', batchId)
    .where('problems', '<>', sql<string[]>`'{}'`)
    .where('row_no', '>', page.after)
    .unionAll(
      tx
        .selectFrom('set_aside_rows')
        .select(['row_no', 'cells', 'fields', 'problems'])
        .where('batch_id', '=', batchId)
        .where('row_no', '>', page.after),
    )
    .orderBy('row_no')
    .limit(page.limit)
    .execute()
}
