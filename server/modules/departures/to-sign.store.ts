import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** A transfer-out that was approved and that its owner has to sign at the school. */
export interface TransferToSign {
  applicationId: string
  service: string
  province: string
  ticket: { id: string; ticketNo: string }
  /** The last day; `2027-01-15`. */
  signBy: string
}

/** Lists what a person has to sign, the first to end first (TRO-02). What is over waits for the job of the hour. */
export async function listToSign(
  tx: Tx,
  { personId, today }: { personId: string; today: string },
): Promise<TransferToSign[]> {
  const { rows } = await sql<Omit<TransferToSign, 'ticket'> & { ticketId: string; ticketNo: string }>`
    select d.application_id as "applicationId", a.service, d.province, d.ticket_id as "ticketId", t.ticket_no as "ticketNo",
      d.sign_by::text as "signBy"
    from departures d join applications a on a.id = d.application_id join tickets t on t.id = d.ticket_id
    where d.person_id = ${personId} and d.state = 'to_sign' and d.sign_by >= ${today}::date
    order by d.sign_by, d.id limit 20`.execute(tx)
  return rows.map(({ ticketId, ticketNo, ...row }) => ({ ...row, ticket: { id: ticketId, ticketNo } }))
}

/** Lists people whose last day to sign is one of these days (MSG-01). */
export async function listPeopleToSign(
  tx: Tx,
  { from, until }: { from: string; until: string },
): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select distinct person_id from departures
    where state = 'to_sign' and sign_by between ${from}::date and ${until}::date`.execute(tx)
  return rows.map((row) => row.person_id)
}
