import type { TestApplication } from './test-application.ts'

/** Makes a 准考证 of 会计学 one that began under the plan before; answers its major and school. */
export async function underOldPlan(
  { owner }: TestApplication,
  ticketId: string,
): Promise<{ majorId: string; schoolId: string }> {
  const { rows } = await owner.query<{ majorId: string; schoolId: string }>(
    `update tickets t set plan_id = o.id from plans p join plans o on o.major_id = p.major_id and o.version = '旧计划'
     where t.id = $1 and p.id = t.plan_id returning o.major_id as "majorId", t.school_id as "schoolId"`,
    [ticketId],
  )
  const [moved] = rows
  if (!moved) throw new Error('its major has no plan before')
  return moved
}
