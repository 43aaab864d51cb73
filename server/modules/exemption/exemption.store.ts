import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** Lists the rules in force on a day, as they are stored (EXM-04). */
export async function listRules(tx: Tx, on: string): Promise<unknown[]> {
  const { rows } = await sql<{ rule: unknown }>`
    select rule from exemption_rules where valid_from <= ${on}::date and (valid_to is null or valid_to > ${on}::date)
    order by id limit 1000`.execute(tx)
  return rows.map(({ rule }) => rule)
}

/** Finds the precondition of a school; undefined when the school has none (EXM-05). */
export async function findPrecondition(tx: Tx, schoolId: string) {
  return tx
    .selectFrom('exemption_preconditions')
    .select(['min_theory_passed', 'source'])
    .where('school_id', '=', schoolId)
    .executeTakeFirst()
}

/** A person, and the 准考证 under which an exemption is asked for. */
export interface Asker {
  personId: string
  ticketId: string
}

/** Whether an application is another than the exemption of this 准考证. */
const isElsewhere = (ticketId: string) =>
  sql<boolean>`(applications.service <> 'exemption' or applications.ticket_id <> ${ticketId})`

/**
 * Lists the courses about which a person has another open application, of whatever service, or under another 准考证: one course is
 * asked for in one way at a time, for an exemption counts under all of them.
 */
export async function listAskedElsewhere(tx: Tx, { personId, ticketId }: Asker): Promise<string[]> {
  const rows = await tx
    .selectFrom('applications')
    .select('subject')
    .distinct()
    .where('person_id', '=', personId)
    .where(isElsewhere(ticketId))
    .where('state', 'in', ['pending', 'in_review', 'amending'])
    .orderBy('subject')
    .limit(300)
    .execute()
  return rows.map(({ subject }) => subject)
}

/** Finds the open application of another service, or under another 准考证, about a course of the person. */
export async function findAskedElsewhere(
  tx: Tx,
  { personId, ticketId, course }: Asker & { course: string },
): Promise<{ title: string; ticketNo: string; state: string } | undefined> {
  return tx
    .selectFrom('applications')
    .innerJoin('tickets as t', 't.id', 'applications.ticket_id')
    .select(['applications.title', 't.ticket_no as ticketNo', 'applications.state'])
    .where('applications.person_id', '=', personId)
    .where('applications.subject', '=', course)
    .where(isElsewhere(ticketId))
    .where('applications.state', 'in', ['pending', 'in_review', 'amending'])
    .orderBy('applications.application_no')
    .limit(1)
    .executeTakeFirst()
}

/** Lists the applications of a 准考证 that prevent another for the same course or have to be corrected instead. */
export async function listStanding(tx: Tx, ticketId: string) {
  return tx
    .selectFrom('applications')
    .select(['id', 'subject', 'state'])
    .where('ticket_id', '=', ticketId)
    .where('service', '=', 'exemption')
    .where('state', '<>', 'withdrawn')
    .limit(300)
    .execute()
}
