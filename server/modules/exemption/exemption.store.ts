import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/**
 * Lists the rules of an application, as they are stored (EXM-04). A rule that exempts serves whoever filled in, filed or revised the
 * application while it was in force. One that excludes counts only if it was in force at the filing.
 */
export async function listRules(
  tx: Tx,
  { begunOn, filedOn, revisedOn }: { begunOn: string; filedOn: string; revisedOn: string },
): Promise<{ rule: unknown; validTo: string | null }[]> {
  const { rows } = await sql<{ rule: unknown; validTo: string | null }>`
    select rule, valid_to as "validTo" from exemption_rules
    where case when rule ->> 'kind' = 'excludes'
      then valid_from <= ${filedOn}::date and (valid_to is null or valid_to > ${filedOn}::date)
      else valid_from <= ${revisedOn}::date and (valid_to is null or valid_to > ${begunOn}::date) end
    order by id limit 1000`.execute(tx)
  return rows
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
