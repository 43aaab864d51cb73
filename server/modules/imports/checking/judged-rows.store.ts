import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { NoteCount } from '#server/import-kind.ts'
import { QUIET_NOTES } from '../import-notes.texts.ts'
import { keepSoundRows } from './sound-rows.store.ts'

/** As many rows with a note are shown of a batch: the first of its file. */
export const NOTED_ROWS_SHOWN = 50

/** What applying needs of a row, besides its cells and fields. */
const NEEDED = [
  ...['row_no', 'course_code', 'outcome', 'mark', 'grade', 'group_no', 'course_name', 'credits', 'passed_on'],
] as const

interface JudgedRows {
  /**
   * A query for `row_no, cells, cells_of_row, ticket_no, given_name, course_code, outcome, mark, grade, group_no, course_name, credits,
   * passed_on, fields, problems, notes`; every row is of a group.
   */
  rows: RawBuilder<unknown>
  /** What of the cells and the fields of a sound row `r` is kept for applying it. */
  kept: { cells: RawBuilder<unknown>; fields: RawBuilder<unknown> }
}

/**
 * Stores the judged rows of a batch, each once: sound ones in blocks. What may still be looked at one by one has a row in `import_rows`: all
 * rows of a group with a fault, which is set aside as a whole, and the first of the others whose notes are shown. Answers how many there are, and how many
 * have faults.
 */
export async function keepJudgedRows(
  tx: Tx,
  batchId: string,
  { rows, kept }: JudgedRows,
): Promise<{ total: number; faulty: number; notes: NoteCount[] }> {
  const needed = sql.join(NEEDED.map((name) => sql.ref(`r.${name}`)))
  const sound = sql`(
    select ${needed}, ${kept.cells} as cells, ${kept.fields} as fields
    from judged r left join faulty f on f.group_no = r.group_no left join shown s on s.row_no = r.row_no
    where f.group_no is null and s.row_no is null) r`
  // How many rows are faulty is known to nobody before: a wrong guess would look through all of them for each row.
  await sql`set local enable_nestloop = off`.execute(tx)
  const { rows: counts } = await sql<Counted>`
    with judged as materialized (${rows}
    ), faulty as materialized (
      select distinct group_no from judged where problems <> '{}'
    ), noted as materialized (
      select r.row_no, r.cells_of_row from judged r left join faulty f on f.group_no = r.group_no
      where f.group_no is null and not r.notes <@ ${[...QUIET_NOTES]}::text[] order by r.row_no limit ${sql.lit(NOTED_ROWS_SHOWN)}
    ), shown as materialized (
      select row_no from noted union select cells_of_row from noted where cells_of_row is not null
    ), kept_rows as (
      insert into import_rows (batch_id, row_no, cells, cells_of_row, ticket_no, given_name, course_code, outcome, mark, grade, group_no,
        course_name, credits, passed_on, fields, problems, notes)
      select ${batchId}, r.row_no, r.cells, r.cells_of_row, r.ticket_no, r.given_name, r.course_code, r.outcome, r.mark, r.grade, r.group_no,
        r.course_name, r.credits, r.passed_on, r.fields, r.problems, r.notes
      from judged r left join faulty f on f.group_no = r.group_no left join shown s on s.row_no = r.row_no
      where f.group_no is not null or s.row_no is not null
    ), kept_sound as (
      ${keepSoundRows(batchId, { has: [...NEEDED, 'cells', 'fields'], from: sound })}
    )
    select notes, count(*)::int as rows, count(*) filter (where problems <> '{}')::int as faulty from judged group by notes`.execute(
    tx,
  )
  await sql`set local enable_nestloop = on`.execute(tx)
  return {
    total: counts.reduce((sum, { rows: some }) => sum + some, 0),
    faulty: counts.reduce((sum, { faulty: some }) => sum + some, 0),
    notes: countNotes(counts),
  }
}

/** How many rows have exactly these notes, and how many of them have faults. */
interface Counted {
  notes: string[]
  rows: number
  faulty: number
}

/** How many rows have each note, by how many have exactly these. */
export function countNotes(counts: readonly Pick<Counted, 'notes' | 'rows'>[]): NoteCount[] {
  const rowsOf = new Map<string, number>()
  for (const { notes, rows } of counts)
    for (const note of notes) rowsOf.set(note, (rowsOf.get(note) ?? 0) + rows)
  return [...rowsOf]
    .map(([note, rows]) => ({ note, rows }))
    .toSorted((one, other) => (one.note < other.note ? -1 : 1))
}
