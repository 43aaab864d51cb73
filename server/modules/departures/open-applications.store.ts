import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** An application that has to be settled before, or besides, a transfer-out. */
export interface OpenApplication {
  id: string
  service: string
  title: string
  ticketId: string
  ticketNo: string
}

/**
 * TRO-03: lists what stands in the way of a transfer-out, at its filing and whenever it is opened again: every open application of the
 * 准考证, and every graduation of the person, under whichever 准考证, that is asked for and not published, since it counts the scores of
 * all of them (AUD-02).
 */
export async function listOpenApplications(
  tx: Tx,
  { personId, ticketId, at }: { personId: string; ticketId: string; at: Date },
): Promise<OpenApplication[]> {
  const { rows } = await sql<OpenApplication>`
    select a.id, a.service, a.title, a.ticket_id as "ticketId", t.ticket_no as "ticketNo"
    from applications a join tickets t on t.id = a.ticket_id
    where a.person_id = ${personId} and a.service <> 'transfer-out' and (
      (a.ticket_id = ${ticketId} and a.state in ('pending', 'in_review', 'amending'))
      or (a.service = 'graduation' and a.state in ('pending', 'in_review', 'amending', 'approved')
        and t.state <> 'graduated' and graduated_at(t.id, ${at}) is null))
    order by a.application_no limit 100`.execute(tx)
  return rows
}
