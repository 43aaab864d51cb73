import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** An application of a 准考证 for a transfer-out that is not withdrawn. */
export interface StandingTransfer {
  id: string
  subject: string
  state: string
  revision: number
}

/** Lists the applications of a 准考证 for a transfer-out without those that were withdrawn. */
export async function listStandingTransfers(tx: Tx, ticketId: string): Promise<StandingTransfer[]> {
  return tx
    .selectFrom('applications')
    .select(['id', 'subject', 'state', 'revision'])
    .where('ticket_id', '=', ticketId)
    .where('service', '=', 'transfer-out')
    .where('state', '<>', 'withdrawn')
    .orderBy('application_no')
    .limit(100)
    .execute()
}

/** Finds how many months lie between an inbound transfer and the next one, on a day. Throws when nothing says so. */
export async function requireInboundMonths(tx: Tx, on: string): Promise<number> {
  const row = await tx
    .selectFrom('transfer_out_terms')
    .select('months_since_transfer_in')
    .where('valid_from', '<=', on)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) throw new Error(`no terms of transfer-out on ${on}`)
  return row.months_since_transfer_in
}

/** What the plans, and the list of courses that stay here, say of a course. */
export interface CourseOfPlans {
  course: string
  credits: number | null
  isThesis: boolean
  theory: string | null
  keptHere: 'certificate' | 'not_national' | null
}

/** Describes these courses: by the plan of the 准考证, else by the newest plan that has them. */
export async function listCoursesOfPlans(
  tx: Tx,
  { ticketId, courses }: { ticketId: string; courses: readonly string[] },
): Promise<CourseOfPlans[]> {
  if (courses.length === 0) return []
  const { rows } = await sql<CourseOfPlans>`
    select c.code as course, p.credits, coalesce(p.mode = 'thesis', false) as "isThesis", p.theory_code as theory, k.why as "keptHere"
    from unnest(${[...courses]}::text[]) as c(code)
    left join transfer_out_courses k on k.course_code = c.code
    left join lateral (
      select pc.credits, pc.mode, pc.theory_code from plan_courses pc join plans p on p.id = pc.plan_id
      where pc.course_code = c.code
      order by pc.plan_id = (select plan_id from tickets where id = ${ticketId}) desc, p.effective_on desc, p.id limit 1) p on true
    order by c.code`.execute(tx)
  return rows
}

/** A major of another province. */
export interface DestinationMajor {
  level: 'zhuanke' | 'benke'
  code: string
  name: string
}

/** Lists the majors of a province that can be transferred into on a day. */
export async function listDestinationMajors(
  tx: Tx,
  { province, on }: { province: string; on: string },
): Promise<DestinationMajor[]> {
  const rows = await tx
    .selectFrom('destination_majors')
    .select(['level', 'code', 'name'])
    .where('province', '=', province)
    .where(sql<boolean>`coalesce(valid_to > ${on}::date, true)`)
    .orderBy('level')
    .orderBy('code')
    .limit(2000)
    .execute()
  return rows.map(({ level, ...major }) => ({ ...major, level: level === 'benke' ? 'benke' : 'zhuanke' }))
}
