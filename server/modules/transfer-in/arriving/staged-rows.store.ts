import { type RawBuilder, sql } from 'kysely'

/** Whether an attained result `r` is a failure. */
export const IS_FAILED = sql`coalesce(r.mark < 60, r.grade = 'fail')`

/** The plan by which a record with this verdict `v` is judged. Nobody's is none, which has to be equal to itself. */
export const PLAN = sql`coalesce(v.plan_id, '00000000-0000-0000-0000-000000000000')`

/**
 * The rows `u` of staged runs: of all, or of those that `among` names by `run`. Each with its course `c` and its result `r`. Sets in a list are
 * taken apart as they come, while one in the place of a table would be written down for each run.
 */
export function stagedRows(among?: RawBuilder<unknown>): RawBuilder<unknown> {
  const few = among === undefined ? sql`` : sql`join ${among} few on few.run = x.run`
  return sql`(
      select x.run, x.group_no, x.is_sound, x.is_faulty, x.problems as problems_of_person, generate_subscripts(x.courses, 1) as place,
        unnest(x.row_nos) as row_no, unnest(x.courses) as course, unnest(x.results) as result, unnest(x.problems_of_rows) as problems
      from inbound_runs x ${few}) u
    join inbound_courses c on c.no = u.course join inbound_results r on r.no = u.result`
}

/** What is wrong with a staged row by itself. */
export const OWN_PROBLEMS = sql`coalesce(u.problems::text[], '{}') || u.problems_of_person || c.problems || r.problems`

/** Whether nothing is wrong with a staged row by itself. */
export const IS_SOUND = sql`(not u.is_faulty or ${OWN_PROBLEMS} = '{}')`
