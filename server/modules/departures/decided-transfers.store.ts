import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Question } from '#platform/db/question.ts'

/** What became of a transfer-out that was approved: it has to be signed, or it came to nothing. */
export interface DecidedTransfer {
  applicationId: string
  service: string
  province: string
  ticket: { id: string; ticketNo: string }
  state: 'to_sign' | 'lapsed' | 'returned'
  /** The last day to sign; `2027-01-15`. */
  signBy: string
}

type TransferRow = Omit<DecidedTransfer, 'ticket'> & { ticketId: string; ticketNo: string }

/**
 * Asks for the approved transfers of a person that have to be signed, the first to end first, and those that came to nothing (TRO-02). Whose
 * day is over has lapsed, whether the job of the hour has run or not.
 */
export function decidedTransfers({
  personId,
  today,
}: {
  personId: string
  today: string
}): Question<TransferRow, DecidedTransfer[]> {
  const rows = sql<TransferRow>`
    select d.application_id as "applicationId", a.service, d.province, d.ticket_id as "ticketId", t.ticket_no as "ticketNo",
      d.sign_by::text as "signBy",
      case when d.state = 'to_sign' and d.sign_by < ${today}::date then 'lapsed' else d.state end as state
    from departures d join applications a on a.id = d.application_id join tickets t on t.id = d.ticket_id
    where d.person_id = ${personId} and d.state in ('to_sign', 'lapsed', 'returned')
    order by d.sign_by, d.id limit 100`
  const transfer = ({ ticketId, ticketNo, ...row }: TransferRow) => ({
    ...row,
    ticket: { id: ticketId, ticketNo },
  })
  return { rows, answer: (transfers) => transfers.map(transfer) }
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
