import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** The batch that brings records in, and the day on which it does. */
export interface Bringing {
  batchId: string
  on: string
}

/**
 * Writes all persons that a query selects: `name, id_type, id_number_cipher, id_number_index, phone_cipher,
 * phone_index`. A person whose number is on record already stays as recorded.
 */
export async function insertPersons(tx: Tx, rows: RawBuilder<unknown>, by: Bringing): Promise<void> {
  await sql`
    insert into persons (id, name, id_type, id_number_cipher, id_number_index, phone_cipher, phone_index, registered_on, origin_batch_id)
    select gen_random_uuid(), r.name, r.id_type, r.id_number_cipher, r.id_number_index, r.phone_cipher, r.phone_index, ${by.on}, ${by.batchId}
    from (${rows}) as r
    on conflict (id_number_index) do nothing`.execute(tx)
}

/** Writes every 准考证 that a query selects: `ticket_no, person_id, school_id, plan_id`. Answers how many. */
export async function insertTickets(tx: Tx, rows: RawBuilder<unknown>, by: Bringing): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into tickets (id, ticket_no, person_id, school_id, plan_id, registered_on, origin_batch_id)
    select gen_random_uuid(), r.ticket_no, r.person_id, r.school_id, r.plan_id, ${by.on}, ${by.batchId}
    from (${rows}) as r`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** Deletes every 准考证 that a batch brought in; answers how many. No other record may refer to them. */
export async function deleteTicketsOfBatch(tx: Tx, batchId: string): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('tickets')
    .where('origin_batch_id', '=', batchId)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Deletes the persons that a batch brought in. No other record may refer to them, but for photographs that were rolled back already. */
export async function deletePersonsOfBatch(tx: Tx, batchId: string): Promise<void> {
  await sql`
    delete from person_corrections c using persons p
    where p.id = c.person_id and p.origin_batch_id = ${batchId} and c.batch_id is not null and c.undone_at is not null`.execute(
    tx,
  )
  await tx.deleteFrom('persons').where('origin_batch_id', '=', batchId).execute()
}
