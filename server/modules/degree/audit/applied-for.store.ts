import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { AppliedFor } from '#rulebook/progress/applied-for.ts'

/**
 * Lists what a person has applied for and waits for, by its subject, with the application of each, over all 准考证 (AUD-04). The subject
 * of 申请免考 and of 成绩补登 is a course, and that of no other service is the code of one; that of a 转入补登 is the transfer.
 */
export async function listAppliedFor(tx: Tx, personId: string): Promise<AppliedFor> {
  const rows = await tx
    .selectFrom('applications')
    .select(['subject', 'id'])
    .where('person_id', '=', personId)
    .where('state', 'not in', ['approved', 'rejected', 'withdrawn'])
    .orderBy('application_no')
    .limit(300)
    .execute()
  return new Map(rows.map(({ subject, id }) => [subject, id]))
}

/** An application for graduation that stands: neither withdrawn nor rejected. */
export interface AppliedGraduation {
  id: string
  state: string
  ticketId: string
  ticketNo: string
}

/** Finds a person's standing application for graduation in a major, under whichever 准考证 (AUD-05). */
export async function findAppliedGraduation(
  tx: Tx,
  { personId, majorCode }: { personId: string; majorCode: string },
): Promise<AppliedGraduation | undefined> {
  const { rows } = await sql<AppliedGraduation>`
    select a.id, a.state, a.ticket_id as "ticketId", t.ticket_no as "ticketNo"
    from applications a join tickets t on t.id = a.ticket_id
    where a.person_id = ${personId} and a.service = 'graduation' and a.subject = ${majorCode}
      and a.state not in ('withdrawn', 'rejected')
    order by a.first_filed_at desc, a.id limit 1`.execute(tx)
  return rows[0]
}
