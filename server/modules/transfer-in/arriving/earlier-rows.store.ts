import { sql } from 'kysely'
import { keepSoundRuns, soundRows } from '#modules/imports/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { PERSON_COLUMNS } from './reading/inbound-columns.ts'

/** The cells of the course in a row `r`: in the first row of a run they come after those of the person, in the others alone. */
const COURSE_CELLS = sql`case when r.cells_of_row is null then r.cells[${sql.lit(PERSON_COLUMNS.length + 1)}:] else r.cells end`

/**
 * A batch that an earlier version checked has its sound rows one by one: in blocks, or as rows of the report. Makes runs of them, as this
 * version keeps them. What this version keeps to be shown only says no course.
 */
export async function takeEarlierRows(tx: Tx, batchId: string): Promise<void> {
  await sql`
    create temporary table earlier_rows on commit drop as
    select r.row_no, r.group_no, r.course_code as code, r.course_name as name, r.credits, r.outcome, r.mark, r.grade, r.passed_on,
      ${COURSE_CELLS} as cells, r.fields->'person' as person
    from import_rows r where r.batch_id = ${batchId} and r.problems = '{}' and r.course_name is not null
    union all
    select row_no, group_no, course_code, course_name, credits, outcome, mark, grade, passed_on, cells, fields from ${soundRows(batchId)} s`.execute(
    tx,
  )
  const { rows } = await sql`select from earlier_rows limit 1`.execute(tx)
  if (rows.length === 0) return
  await sql`
    create temporary table earlier_courses on commit drop as
    select row_number() over ()::integer as no, c.* from (select distinct code, name, credits, cells[:3] as cells from earlier_rows) c`.execute(
    tx,
  )
  await sql`
    create temporary table earlier_results on commit drop as
    select row_number() over ()::integer as no, r.*
    from (select distinct outcome, mark, grade, passed_on, cells[4:] as cells from earlier_rows) r`.execute(
    tx,
  )
  await sql`analyze earlier_rows, earlier_courses, earlier_results`.execute(tx)
  await keepSoundRuns(tx, batchId, {
    runs: sql`(
      select e.group_no as run, e.group_no, (array_agg(e.person order by e.row_no) filter (where e.person is not null))[1] as person,
        array_agg(c.no order by e.row_no) as courses, array_agg(r.no order by e.row_no) as results
      from earlier_rows e
        join earlier_courses c on c.code = e.code and c.name = e.name and c.credits = e.credits and c.cells = e.cells[:3]
        join earlier_results r on r.outcome = e.outcome and r.passed_on = e.passed_on and r.cells = e.cells[4:]
          and r.mark is not distinct from e.mark and r.grade is not distinct from e.grade
      group by e.group_no)`,
    courses: sql`earlier_courses`,
    results: sql`earlier_results`,
  })
}
