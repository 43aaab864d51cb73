import type { Insertable } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { DB } from '#platform/db/schema.generated.ts'

/** A row to insert. */
export type NewRow<T extends keyof DB> = Insertable<DB[T]>

const CHUNK = 400

/** Inserts rows in chunks that stay below PostgreSQL's limit on parameters. */
export async function insertAll<T extends keyof DB>(
  tx: Tx,
  table: T,
  rows: readonly NewRow<T>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK) {
    await tx
      .insertInto(table)
      .values(rows.slice(from, from + CHUNK) as never)
      .execute()
  }
}

/** Whether the catalogue is still empty, which is the sign of a fresh database. */
export async function isEmpty(tx: Tx): Promise<boolean> {
  return (await tx.selectFrom('schools').select('id').limit(1).executeTakeFirst()) === undefined
}

/** Whether there are no staff accounts yet. */
export async function hasNoStaff(tx: Tx): Promise<boolean> {
  return (await tx.selectFrom('staff').select('id').limit(1).executeTakeFirst()) === undefined
}

/** Whether there is any staff account of the demonstration. */
export async function hasDemonstrationStaff(tx: Tx): Promise<boolean> {
  const row = await tx
    .selectFrom('staff')
    .select('id')
    .where('demonstration', '=', true)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Lists the newest texts of the outbox. */
export async function listOutbox(tx: Tx) {
  return tx
    .selectFrom('sms_outbox')
    .select(['phone_cipher', 'body_cipher', 'created_at'])
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(20)
    .execute()
}

/** Finds the persons with these index values as they are now: their 准考证, and whether each has chosen a password. */
export async function findPersonas(tx: Tx, indexes: readonly Buffer[]) {
  return tx
    .selectFrom('persons as p')
    .innerJoin('candidate_accounts as a', 'a.person_id', 'p.id')
    .leftJoin('tickets as t', 't.person_id', 'p.id')
    .select(['p.id_number_index', 'a.password_set_at', 't.ticket_no'])
    .where('p.id_number_index', 'in', indexes)
    .orderBy('t.registered_on', 'desc')
    .orderBy('t.ticket_no')
    .execute()
}
