import type { Tx } from '#platform/db/database.ts'
import { listPlanCourses, type PlanCourseRow, type PlanOfTicket } from '../plan-of-ticket.store.ts'
import { listPlansOffered } from './plans-offered.store.ts'

/** Versions of a plan: their names, by id, the one that counts first. */
export type Versions = ReadonlyMap<string, string>

/**
 * The versions of the plan of a 准考证: those under which it may graduate on a day, the usual one first, and the one that it follows. The
 * transition to a new plan brings courses that the old one did not have, and passes of the old one still count.
 */
export async function listVersionsOf(
  tx: Tx,
  { ticketId, plan, on }: { ticketId: string; plan: PlanOfTicket; on: string },
): Promise<Versions> {
  const offered = await listPlansOffered(tx, { ticketId, on })
  return new Map([
    ...offered.map(({ planId, version }): [string, string] => [planId, version]),
    [plan.plan_id, plan.version],
  ])
}

/** The courses of these versions; what several have is told by the first. */
export async function listCoursesOfVersions(tx: Tx, versions: Versions): Promise<PlanCourseRow[]> {
  const courses = new Map<string, PlanCourseRow>()
  for (const planId of versions.keys())
    for (const course of await listPlanCourses(tx, planId))
      if (!courses.has(course.code)) courses.set(course.code, course)
  return [...courses.values()]
}
