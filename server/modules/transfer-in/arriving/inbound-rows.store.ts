import { sql } from 'kysely'
import { soundRows } from '#modules/imports/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Grade } from '#rulebook/scores/score.ts'
import { holdTakingsIn } from '../arrival.store.ts'
import { PERSON_COLUMNS } from './reading/inbound-columns.ts'
import type { InboundPerson } from './reading/read-inbound-person.ts'

/** The cells of the course in a row `r`: in the first row of a run they come after those of the person, in the others alone. */
export const COURSE_CELLS = sql`case when r.cells_of_row is null then r.cells[${sql.lit(PERSON_COLUMNS.length + 1)}:] else r.cells end`

/**
 * The rows that are applied, each with its course's cells, and with the person where a record begins: those in blocks, and those that the
 * check left as rows to be shown. A batch that was checked by an earlier version has rows only.
 */
const appliedRows = (batchId: string) => sql`(
  select r.row_no, r.group_no, r.course_code, r.course_name, r.credits, r.outcome, r.mark, r.grade, r.passed_on, ${COURSE_CELLS} as cells,
    r.fields->'person' as person
  from import_rows r where r.batch_id = ${batchId} and r.problems = '{}'
  union all
  select row_no, group_no, course_code, course_name, credits, outcome, mark, grade, passed_on, cells, fields from ${soundRows(batchId)} s)`

/** A record of a checked file, whose courses stand in its rows. */
export interface InboundHead {
  groupNo: number
  person: InboundPerson
}

/** A checked row of a file of inbound transfers. */
export interface InboundRow {
  groupNo: number
  /** The cells of the course, as they stand in the file. */
  said: string[]
  code: string
  mark: number | null
  grade: Grade | null
  name: string
  credits: number
  passedOn: string
}

/**
 * Gathers the records of a batch into `inbound_heads`, each with whether the like of it is here already. Nobody else takes anything in until
 * the transaction ends.
 */
export async function gatherHeads(tx: Tx, batchId: string): Promise<void> {
  await holdTakingsIn(tx)
  await sql`
    create temporary table inbound_heads on commit drop as
    select h.group_no, h.person, null::uuid as arrival_id, exists (
      select from arrivals a where a.origin_province = h.person->>'originProvince' and a.origin_ticket_no = h.person->>'originTicketNo'
        and a.id_number_index = decode(h.person->>'idNumberIndex', 'hex') and a.state in ('unmatched', 'under_review', 'to_confirm', 'confirmed')
    ) as is_known
    from (
      select distinct on (group_no) group_no, person from ${appliedRows(batchId)} r
      where person is not null order by group_no, row_no) h`.execute(tx)
  await sql`create unique index on inbound_heads (group_no)`.execute(tx)
}

/** The next records after one of them: those that are new here, or those of which something is here. */
export async function nextHeads(
  tx: Tx,
  page: { which: 'new' | 'known'; after: number; limit: number },
): Promise<InboundHead[]> {
  const { rows } = await sql<InboundHead>`
    select group_no as "groupNo", person from inbound_heads
    where is_known = ${page.which === 'known'} and group_no > ${page.after} order by group_no limit ${page.limit}`.execute(
    tx,
  )
  return rows
}

/** The rows of these records, in the order of the file. */
export async function rowsOf(tx: Tx, batchId: string, groupNos: readonly number[]): Promise<InboundRow[]> {
  const { rows } = await sql<InboundRow>`
    select r.group_no as "groupNo", r.cells as said, r.course_code as code, r.mark, r.grade,
      r.course_name as name, r.credits::float8 as credits, to_char(r.passed_on, 'YYYY-MM-DD') as "passedOn"
    from ${appliedRows(batchId)} r where r.group_no = any(${[...groupNos]}::integer[])
    order by r.group_no, r.row_no`.execute(tx)
  return rows
}

/** Notes which arrivals were made of new records. */
export async function noteArrivals(tx: Tx, made: readonly { groupNo: number; id: string }[]): Promise<void> {
  await sql`
    update inbound_heads h set arrival_id = m.id
    from unnest(${made.map(({ groupNo }) => groupNo)}::integer[], ${made.map(({ id }) => id)}::uuid[]) as m(group_no, id)
    where h.group_no = m.group_no`.execute(tx)
}

/** Writes the courses of all new records at once, out of the checked rows; answers how many. */
export async function insertStagedCourses(tx: Tx, batchId: string): Promise<number> {
  // The planner knows nothing yet of the rows of a batch that was checked a moment ago, takes them for a handful, and would look each up.
  await sql`set local enable_nestloop = off`.execute(tx)
  const { numAffectedRows } = await sql`
    insert into arrival_courses (arrival_id, revision, seq, code, name, credits, outcome, mark, grade, passed_on, cells)
    select h.arrival_id, 1, row_number() over (partition by r.group_no order by r.row_no), r.course_code, r.course_name,
      r.credits, r.outcome, r.mark, r.grade, r.passed_on, r.cells
    from ${appliedRows(batchId)} r join inbound_heads h on h.group_no = r.group_no
    where h.arrival_id is not null`.execute(tx)
  await sql`set local enable_nestloop = on`.execute(tx)
  return Number(numAffectedRows ?? 0)
}
