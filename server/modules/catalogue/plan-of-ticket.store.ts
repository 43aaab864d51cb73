import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** A course with its place in a plan. */
export interface PlanCourseRow {
  code: string
  name: string
  initials: string
  credits: number
  mode: string
  requirement: string
  theory_code: string | null
}

/** Finds the plan that a 准考证 follows: its school, major, level and version, and the state at an instant. */
export async function findPlanOfTicket(tx: Tx, ticketId: string, at: Date) {
  return tx
    .selectFrom('tickets')
    .innerJoin('plans', 'plans.id', 'tickets.plan_id')
    .innerJoin('majors', 'majors.id', 'plans.major_id')
    .innerJoin('schools', 'schools.id', 'tickets.school_id')
    .select([
      'plans.id as plan_id',
      'plans.version',
      'majors.code as major_code',
      'majors.name as major_name',
      'majors.level',
      'schools.code as school_code',
      'schools.id as school_id',
      'schools.name as school_name',
      // A 准考证 graduates at an instant that only the clock decides (GRA-12, decision 0032).
      sql<string>`case when graduated_at(tickets.id, ${at}) is null then tickets.state else 'graduated' end`.as(
        'ticket_state',
      ),
    ])
    .where('tickets.id', '=', ticketId)
    .executeTakeFirst()
}
export type PlanOfTicket = NonNullable<Awaited<ReturnType<typeof findPlanOfTicket>>>

/** Lists the courses of a plan, in its order. */
export async function listPlanCourses(tx: Tx, planId: string): Promise<PlanCourseRow[]> {
  return tx
    .selectFrom('plan_courses')
    .innerJoin('courses', 'courses.code', 'plan_courses.course_code')
    .select([
      'courses.code',
      'courses.name',
      'courses.initials',
      'plan_courses.credits',
      'plan_courses.mode',
      'plan_courses.requirement',
      'plan_courses.theory_code',
    ])
    .where('plan_courses.plan_id', '=', planId)
    .orderBy('plan_courses.seq')
    .orderBy('courses.code')
    .limit(300)
    .execute()
}
