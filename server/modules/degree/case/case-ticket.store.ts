import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** The 准考证 for which a case is built. */
export async function findCaseTicket(tx: Tx, ticketId: string) {
  return tx
    .selectFrom('tickets')
    .select(['id', 'person_id', 'plan_id'])
    .where('id', '=', ticketId)
    .executeTakeFirst()
}

/** Finds a 准考证 by its number. */
export async function findTicketByNo(tx: Tx, ticketNo: string) {
  return tx
    .selectFrom('tickets')
    .select(['id', 'school_id'])
    .where('ticket_no', '=', ticketNo)
    .executeTakeFirst()
}

/** The credits of a course by a version of a plan. */
export interface CreditsRow {
  plan_id: string
  course_code: string
  credits: number
}

/** Lists what these courses are worth by every plan that has them, the newest plan first. */
export async function listCredits(tx: Tx, courses: readonly string[]): Promise<CreditsRow[]> {
  if (courses.length === 0) return []
  return (
    tx
      .selectFrom('plan_courses as c')
      .innerJoin('plans as p', 'p.id', 'c.plan_id')
      .select(['c.plan_id', 'c.course_code', 'c.credits'])
      // One list, so that it is one statement however many there are (`readOften`).
      .where('c.course_code', '=', sql<string>`any(${[...courses]}::text[])`)
      .orderBy('p.effective_on', 'desc')
      .orderBy('p.id')
      .orderBy('c.course_code')
      .execute()
  )
}

/** Lists the majors of a person's 准考证 that were closed by graduation, however long ago (AUD-02). */
export async function listGraduatedMajors(
  tx: Tx,
  personId: string,
): Promise<{ major: string; level: string }[]> {
  return tx
    .selectFrom('tickets as t')
    .innerJoin('plans as p', 'p.id', 't.plan_id')
    .innerJoin('majors as m', 'm.id', 'p.major_id')
    .select(['m.code as major', 'm.level'])
    .distinct()
    .where('t.person_id', '=', personId)
    .where('t.state', '=', 'graduated')
    .orderBy('m.code')
    .orderBy('m.level')
    .execute()
}
