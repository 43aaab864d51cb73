import { type RawBuilder, sql } from 'kysely'

/**
 * TRI-01, decision 0084: the credits of a course here, those first that count first, as an array or null: by the versions under which one
 * graduates on a day who follows this plan; where none of them has the course by this plan, else by the newest one that has it. So the audit
 * compares too, whichever of the versions it is asked for.
 */
export function creditsHere({
  plan,
  course,
  on,
}: {
  plan: RawBuilder<unknown>
  course: RawBuilder<unknown>
  on: string
}): RawBuilder<number[] | null> {
  return sql<number[] | null>`coalesce(
    (select array_agg(pc.credits::float8 order by x.is_default desc, d.version)
      from plan_transitions x join plans d on d.id = x.degree_plan_id
        join plan_courses pc on pc.plan_id = d.id and pc.course_code = ${course}
      where x.ticket_plan_id = ${plan} and x.applies_from <= ${on}::date and ${on}::date <= coalesce(x.applies_to, 'infinity')),
    (select array[pc.credits::float8] from plan_courses pc where pc.plan_id = ${plan} and pc.course_code = ${course}),
    (select array[pc.credits::float8] from plan_courses pc join plans p on p.id = pc.plan_id where pc.course_code = ${course}
      order by p.effective_on desc, p.id limit 1))`
}
