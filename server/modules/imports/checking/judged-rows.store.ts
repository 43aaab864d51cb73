import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { NoteCount } from '#server/import-kind.ts'
import { QUIET_NOTES } from '../import-notes.texts.ts'

/** As many rows with a note are shown of a batch: the first of its file. */
export const NOTED_ROWS_SHOWN = 50

/**
 * Stores what may be looked at one by one of a batch whose sound rows are kept as runs: all rows of a group with a fault, which is set aside as a
 * whole, and the first of the others whose notes are shown. `rows` has whole groups with a fault, and runs with the first noted rows; it is a query
 * for `row_no, cells, cells_of_row, ticket_no, given_name, course_code, outcome, mark, grade, group_no, problems, notes`. Answers how many
 * rows have faults.
 */
export async function keepShownRows(tx: Tx, batchId: string, rows: RawBuilder<unknown>): Promise<number> {
  const { rows: counts } = await sql<{ faulty: number }>`
    with judged as materialized (${rows}
    ), faulty as materialized (
      select distinct group_no from judged where problems <> '{}'
    ), noted as materialized (
      select r.row_no, r.cells_of_row from judged r left join faulty f on f.group_no = r.group_no
      where f.group_no is null and not r.notes <@ ${[...QUIET_NOTES]}::text[] order by r.row_no limit ${sql.lit(NOTED_ROWS_SHOWN)}
    ), shown as materialized (
      select row_no from noted union select cells_of_row from noted where cells_of_row is not null
    ), kept as (
      insert into import_rows (batch_id, row_no, cells, cells_of_row, ticket_no, given_name, course_code, outcome, mark, grade, group_no,
        problems, notes)
      select ${batchId}, r.row_no, r.cells, r.cells_of_row, r.ticket_no, r.given_name, r.course_code, r.outcome, r.mark, r.grade, r.group_no,
        r.problems, r.notes
      from judged r left join faulty f on f.group_no = r.group_no left join shown s on s.row_no = r.row_no
      where f.group_no is not null or s.row_no is not null
    )
    select count(*)::int as faulty from judged where problems <> '{}'`.execute(tx)
  return counts[0]?.faulty ?? 0
}

/** How many rows have each note, by how many have exactly these. */
export function countNotes(counts: readonly { notes: readonly string[]; rows: number }[]): NoteCount[] {
  const rowsOf = new Map<string, number>()
  for (const { notes, rows } of counts)
    for (const note of notes) rowsOf.set(note, (rowsOf.get(note) ?? 0) + rows)
  return [...rowsOf]
    .map(([note, rows]) => ({ note, rows }))
    .toSorted((one, other) => (one.note < other.note ? -1 : 1))
}
