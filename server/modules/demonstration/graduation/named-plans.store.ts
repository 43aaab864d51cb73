import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** A plan of the example with its courses. */
export interface NamedPlan {
  planId: string
  schoolId: string
  courses: readonly { code: string; name: string; credits: number; mode: string }[]
}

/** Lists all plans with their courses by school, major and version: `10272 120203K 旧计划`. */
export async function listNamedPlans(tx: Tx): Promise<ReadonlyMap<string, NamedPlan>> {
  const { rows } = await sql<NamedPlan & { plan: string }>`
    select concat_ws(' ', s.code, m.code, p.version) as plan, p.id as "planId", m.school_id as "schoolId",
      json_agg(json_build_object('code', c.course_code, 'name', k.name, 'credits', c.credits, 'mode', c.mode)) as courses
    from plans p join majors m on m.id = p.major_id join schools s on s.id = m.school_id
    join plan_courses c on c.plan_id = p.id join courses k on k.code = c.course_code
    group by s.code, m.code, m.school_id, p.version, p.id`.execute(tx)
  return new Map(rows.map((row) => [row.plan, row]))
}
