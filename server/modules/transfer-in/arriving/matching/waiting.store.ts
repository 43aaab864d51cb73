import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Sought } from './match-persons.ts'

/** Lists, and locks, the arrivals that may be for a person whose 准考证 came with this batch: under that number, or for that 准考证. */
export async function listWaitingFor(tx: Tx, batchId: string): Promise<(Sought & { id: string })[]> {
  const { rows } = await sql<{
    id: string
    name: string
    id_type: string
    cipher: Buffer
    index: string
    old_index: string | null
    destination_ticket_no: string | null
  }>`
    select a.id, a.name, a.id_type, a.id_number_cipher as cipher, encode(a.id_number_index, 'hex') as index,
      encode(a.id_number_old_index, 'hex') as old_index, a.destination_ticket_no
    from arrivals a
    where a.state = 'unmatched' and (
      a.id_number_index in (select p.id_number_index from tickets t join persons p on p.id = t.person_id where t.origin_batch_id = ${batchId})
      or a.id_number_old_index in (select p.id_number_index from tickets t join persons p on p.id = t.person_id where t.origin_batch_id = ${batchId})
      or a.destination_ticket_no in (select t.ticket_no from tickets t where t.origin_batch_id = ${batchId}))
    order by a.id for update`.execute(tx)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    idType: row.id_type,
    cipher: row.cipher,
    indexes: [row.index, row.old_index].filter((index) => index !== null),
    destinationTicketNo: row.destination_ticket_no ?? undefined,
  }))
}
