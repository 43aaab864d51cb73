import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

export interface SeededPlan {
  planId: string
  schoolId: string
  majorCode: string
  courses: readonly { code: string; name: string; credits: number; mode: string; requirement: string }[]
}

// The random choices have always met the plans in this order: keeping it keeps the invented people the same.
const MAJORS = [
  ...['020301K', '030101K', '040106', '050101', '050201', '080901', '101101', '120201K', '120203K', '120402'],
  ...['530605', '530601'],
]

/** Lists the oldest plan in use of each major with its courses, in the order in which the invented people choose among them. */
export async function listSeededPlans(tx: Tx): Promise<SeededPlan[]> {
  const { rows } = await sql<SeededPlan>`
    select distinct on (m.code) p.id as "planId", m.school_id as "schoolId", m.code as "majorCode",
      json_agg(json_build_object('code', c.course_code, 'name', k.name, 'credits', c.credits, 'mode', c.mode,
        'requirement', c.requirement) order by c.seq) as courses
    from plans p join majors m on m.id = p.major_id join plan_courses c on c.plan_id = p.id join courses k on k.code = c.course_code
    where p.retired_on is null group by p.id, m.id order by m.code, p.effective_on`.execute(tx)
  const placeOf = ({ majorCode }: SeededPlan) => MAJORS.indexOf(majorCode)
  return rows.sort((a, b) => placeOf(a) - placeOf(b))
}
