import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

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
  /** Its credits by the plan of the 准考证, else by the newest plan that has it. */
  here_credits: number | null
}

/** Lists the courses of an arrival's newest revision, each beside the course of its code here. */
export async function listArrivingCourses(tx: Tx, arrivalId: string): Promise<ArrivingCourseRow[]> {
  const { rows } = await sql<ArrivingCourseRow>`
    select c.seq, c.code, c.name, c.credits::float8 as credits, c.outcome, c.mark, c.grade, c.passed_on::text as passed_on,
      h.name as here_name,
      coalesce((select pc.credits from plan_courses pc where pc.plan_id = t.plan_id and pc.course_code = c.code),
        (select pc.credits from plan_courses pc join plans p on p.id = pc.plan_id where pc.course_code = c.code
          order by p.effective_on desc, p.id limit 1))::float8 as here_credits
    from arrivals a join arrival_courses c on c.arrival_id = a.id and c.revision = a.revision
      left join courses h on h.code = c.code left join tickets t on t.id = a.ticket_id
    where a.id = ${arrivalId} order by c.seq limit 500`.execute(tx)
  return rows
}
