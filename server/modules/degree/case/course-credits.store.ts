import { sql } from 'kysely'
import type { Question } from '#platform/db/question.ts'

/** The credits of a course by a version of a plan. */
export interface CreditsRow {
  plan_id: string
  course_code: string
  credits: number
}

/**
 * Asks what the courses are worth of which a person has scores: by the plan that is audited and by those of the 准考证, and a course that
 * the audited plan does not have by the newest plan that has it. The newest plan comes first.
 */
export function creditsOfScores({
  personId,
  planId,
}: {
  personId: string
  planId: string
}): Question<CreditsRow, CreditsRow[]> {
  const rows = sql<CreditsRow>`
    with scored as (select distinct course_code from scores where person_id = ${personId}),
      measures as (select plan_id from tickets where person_id = ${personId} union select ${planId}::uuid)
    select c.plan_id, c.course_code, c.credits from (
      select s.course_code, m.plan_id from scored s cross join measures m
      union
      select s.course_code, newest.plan_id from scored s cross join lateral (
        select o.plan_id from plan_courses o join plans p on p.id = o.plan_id
        where o.course_code = s.course_code order by p.effective_on desc, p.id limit 1) newest
      where not exists (select from plan_courses own where own.plan_id = ${planId} and own.course_code = s.course_code)) asked
    join plan_courses c on c.plan_id = asked.plan_id and c.course_code = asked.course_code
    join plans p on p.id = c.plan_id
    order by p.effective_on desc, p.id, c.course_code`
  return { rows, answer: (credits) => [...credits] }
}
