import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { creditsHere } from '../courses/credits-here.store.ts'
import { IS_FAILED, IS_SOUND, PLAN, stagedRows } from './staged-rows.store.ts'

/** Courses of a staged file that are judged alike: of one plan, with one code, name and number of credits, passed or not. */
export interface CourseCase {
  caseNo: number
  code: string
  name: string
  credits: number
  isFailed: boolean
  /** What the course of that code is called here; null: there is none. */
  nameHere: string | null
  /** null: no plan has it. */
  creditsHere: number[] | null
}

/**
 * Gathers the cases of all staged rows, and how many rows each has: thousands of rows are a few hundred cases. Of a row that is wrong by
 * itself nothing is said.
 */
export async function gatherCases(tx: Tx): Promise<void> {
  await sql`
    create temporary table inbound_cases on commit drop as
    select row_number() over ()::integer as case_no, k.*, c.code, c.name, c.credits, null::text as note
    from (
      select ${PLAN} as plan_id, u.course, ${IS_FAILED} as is_failed, count(*)::integer as rows
      from ${stagedRows()} left join inbound_verdicts v on v.group_no = u.group_no
      where ${IS_SOUND} group by 1, 2, 3) k join inbound_courses c on c.no = k.course`.execute(tx)
  await sql`analyze inbound_cases`.execute(tx)
}

/** The next cases after one of them, each with the course here on a day. */
export async function nextCases(
  tx: Tx,
  page: { after: number; limit: number; on: string },
): Promise<CourseCase[]> {
  const credits = creditsHere({ plan: sql`k.plan_id`, course: sql`k.code`, on: page.on })
  const { rows } = await sql<CourseCase>`
    select k.case_no as "caseNo", k.code, k.name, k.credits::float8 as credits, k.is_failed as "isFailed", c.name as "nameHere",
      ${credits} as "creditsHere"
    from inbound_cases k left join courses c on c.code = k.code
    where k.case_no > ${page.after} order by k.case_no limit ${page.limit}`.execute(tx)
  return rows
}

/** Notes of each case what the audit says. */
export async function noteCases(tx: Tx, notes: readonly { caseNo: number; note: string }[]): Promise<void> {
  await sql`
    update inbound_cases k set note = n.note
    from jsonb_to_recordset(${JSON.stringify(notes)}::jsonb) as n("caseNo" integer, note text)
    where k.case_no = n."caseNo"`.execute(tx)
}
