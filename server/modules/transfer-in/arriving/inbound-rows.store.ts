import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Grade } from '#rulebook/scores/score.ts'
import { PERSON_COLUMNS } from './reading/inbound-columns.ts'
import type { InboundPerson } from './reading/read-inbound-person.ts'

/** Arrays begin at 1 in SQL. */
const COURSES_FROM = PERSON_COLUMNS.length + 1

/** A checked row of a file of inbound transfers. */
export interface InboundRow {
  groupNo: number
  /** The cells of the course, as they stand in the file. */
  said: string[]
  code: string
  mark: number | null
  grade: Grade | null
  fields: { name: string; credits: number; passedOn: string; person?: InboundPerson }
}

/** Opens the checked rows of a batch, record by record, for `fetchRows`. */
export async function openRows(tx: Tx, batchId: string): Promise<void> {
  await sql`
    declare inbound_rows no scroll cursor for
    select group_no as "groupNo", cells[${sql.lit(COURSES_FROM)}:] as said, course_code as code, mark, grade, fields
    from import_rows where batch_id = ${sql.lit(batchId)} and problems = '{}' order by group_no, row_no`.execute(
    tx,
  )
}

/** The next rows. */
export async function fetchRows(tx: Tx): Promise<InboundRow[]> {
  const { rows } = await sql<InboundRow>`fetch forward 5000 from inbound_rows`.execute(tx)
  return rows
}
