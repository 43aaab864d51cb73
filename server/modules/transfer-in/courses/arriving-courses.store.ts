import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { creditsHere } from './credits-here.store.ts'

export interface ArrivingCourseRow {
  seq: number
  code: string
  name: string
  credits: number
  outcome: 'marked' | 'graded'
  mark: number | null
  grade: string | null
  passed_on: string
  /** The course of that code here; null: there is none. */
  here_name: string | null
  /** null: no plan has it. */
  here_credits: number[] | null
}

/** Lists the courses of an arrival's newest revision, each beside the course of its code here on a day. */
export async function listArrivingCourses(
  tx: Tx,
  { arrivalId, on }: { arrivalId: string; on: string },
): Promise<ArrivingCourseRow[]> {
  const credits = creditsHere({ plan: sql`t.plan_id`, course: sql`c.code`, on })
  const { rows } = await sql<ArrivingCourseRow>`
    select c.seq, c.code, c.name, c.credits::float8 as credits, c.outcome, c.mark, c.grade, c.passed_on::text as passed_on,
      h.name as here_name, ${credits} as here_credits
    from arrivals a join arrival_courses c on c.arrival_id = a.id and c.revision = a.revision
      left join courses h on h.code = c.code left join tickets t on t.id = a.ticket_id
    where a.id = ${arrivalId} order by c.seq limit 500`.execute(tx)
  return rows
}
