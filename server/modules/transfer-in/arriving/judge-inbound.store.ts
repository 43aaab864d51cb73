import { sql } from 'kysely'
import { keepShownRows, keepSoundRuns, NOTED_ROWS_SHOWN, QUIET_NOTES } from '#modules/imports/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Judged, NoteCount } from '#server/import-kind.ts'
import { IS_FAILED, IS_SOUND, OWN_PROBLEMS, PLAN, stagedRows } from './staged-rows.store.ts'

const FIRST_RUNS = 500
const QUIET = sql`${[...QUIET_NOTES]}::text[]`

/** Of which case a staged row is, if nothing is wrong with it by itself. */
const OF_CASE = sql`k.course = u.course and k.is_failed = ${IS_FAILED} and k.plan_id = ${PLAN}`

/**
 * Stores a staged file of inbound transfers with what was found (TRI-01): the runs of sound records as they are; row by row only what may be
 * looked at, which is every record with a fault, and the first rows with something to say. The notes say what applying will do: whose it is,
 * in the first row of a record, and in each row whether the course can be recognised.
 */
export async function storeJudged(tx: Tx, batchId: string): Promise<Judged> {
  // How many rows have something to say is known to nobody before: a wrong guess would look through all cases for each row.
  await sql`set local enable_nestloop = off`.execute(tx)
  await findHeld(tx)
  await chooseRuns(tx)
  const faulty = await keepShownRows(tx, batchId, judgedRows)
  await sql`set local enable_nestloop = on`.execute(tx)
  await keepSoundRuns(tx, batchId, {
    runs: sql`(
      select x.run, x.group_no, case when x.run = x.group_no then g.person end as person, x.courses, x.results
      from inbound_runs x join inbound_groups g on g.group_no = x.group_no
      where not g.is_faulty order by x.run)`,
    courses: sql`inbound_courses`,
    results: sql`inbound_results`,
  })
  return { total: await countRows(tx), faulty, warnings: [], notes: await countNotes(tx) }
}

/** The rows that would be recognised, though their person has passed the course here. */
async function findHeld(tx: Tx): Promise<void> {
  await sql`
    create temporary table inbound_held on commit drop as
    select u.run, u.place
    from ${stagedRows(sql`(select x.run from inbound_runs x where x.group_no in (select group_no from inbound_passed))`)}
      join inbound_passed p on p.group_no = u.group_no and p.course_code = c.code
      join inbound_verdicts v on v.group_no = u.group_no
      join inbound_cases k on ${OF_CASE} and k.note = 'recognised'
    where ${IS_SOUND}`.execute(tx)
  await sql`analyze inbound_held`.execute(tx)
}

/**
 * Chooses the runs that are kept row by row. As many runs as rows are shown have as many rows with something to say; of most files the first
 * few hundred runs have them.
 */
async function chooseRuns(tx: Tx): Promise<void> {
  await sql`
    create temporary table inbound_chosen on commit drop as
    select x.run from inbound_runs x join inbound_groups g on g.group_no = x.group_no where g.is_faulty`.execute(
    tx,
  )
  const found = await chooseNoted(tx, { after: 0, to: FIRST_RUNS, limit: NOTED_ROWS_SHOWN })
  if (found < NOTED_ROWS_SHOWN)
    await chooseNoted(tx, { after: FIRST_RUNS, to: undefined, limit: NOTED_ROWS_SHOWN - found })
  await sql`analyze inbound_chosen`.execute(tx)
}

async function chooseNoted(
  tx: Tx,
  { after, to, limit }: { after: number; to: number | undefined; limit: number },
): Promise<number> {
  const among = sql`(
      select x.run from inbound_runs x join inbound_groups g on g.group_no = x.group_no
      where x.run > ${after} and x.run <= coalesce(${to ?? null}::integer, x.run) and not g.is_faulty)`
  const { numAffectedRows } = await sql`
    insert into inbound_chosen
    select n.run from (
      select v.group_no as run from inbound_verdicts v join ${among} few on few.run = v.group_no where not v.notes <@ ${QUIET}
      union select h.run from inbound_held h join ${among} few on few.run = h.run
      union select u.run from ${stagedRows(among)} left join inbound_verdicts v on v.group_no = u.group_no
        join (select * from inbound_cases where note <> all (${QUIET})) k on ${OF_CASE}
      where ${IS_SOUND}) n
    order by n.run limit ${sql.lit(limit)}`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** The rows of the chosen runs, with all that was found out about them. */
const judgedRows = sql`
  select u.row_no, case when u.place = 1 then s.cells else '{}' end || c.cells || r.cells as cells,
    case when u.place > 1 then s.row_nos[1] end as cells_of_row, s.ticket_no, s.given_name, c.code as course_code, r.outcome, r.mark,
    r.grade, u.group_no,
    ${OWN_PROBLEMS}
      || case when g.facts_differ then array['person_facts_differ'] else '{}' end
      || case when g.has_other_name then array['number_of_other_name'] else '{}' end
      || case when d.code is not null then array['course_twice'] else '{}' end as problems,
    case when u.run = u.group_no and u.place = 1 then coalesce(v.notes, '{}') else '{}' end
      || case when k.note is not null then array[k.note] else '{}' end
      || case when h.run is not null then array['held_already'] else '{}' end as notes
  from ${stagedRows(sql`inbound_chosen`)}
    join staged s on s.no = u.run and s.what = 'run'
    join inbound_groups g on g.group_no = u.group_no
    left join inbound_verdicts v on v.group_no = u.group_no
    left join inbound_cases k on ${OF_CASE} and ${IS_SOUND}
    left join inbound_held h on h.run = u.run and h.place = u.place
    left join inbound_twice d on d.group_no = u.group_no and d.code = c.code`

async function countRows(tx: Tx): Promise<number> {
  const { rows } = await sql<{ rows: number }>`
    select coalesce(sum(cardinality(courses)), 0)::integer as rows from inbound_runs`.execute(tx)
  return rows[0]?.rows ?? 0
}

/** How many rows have each note. */
async function countNotes(tx: Tx): Promise<NoteCount[]> {
  const { rows } = await sql<NoteCount>`
    select note collate "C" as note, sum(rows)::integer as rows from (
      select note, rows from inbound_cases
      union all select n.note, 1 from inbound_verdicts v, unnest(v.notes) as n(note)
      union all select 'held_already', 1 from inbound_held) n
    group by 1 order by 1`.execute(tx)
  return rows
}
