import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

export interface CredentialRow {
  id: string
  type: string
  fields_cipher: Buffer
  version: number
  accepted: boolean
  filed: boolean
}

/** A person's credentials, the newest first; with whether one was filed, and accepted by an approval (EVI-05). */
export async function listCredentialRows(
  tx: Tx,
  key: { personId: string; ids?: readonly string[] },
): Promise<CredentialRow[]> {
  const { rows } = await sql<CredentialRow>`
    select c.id, c.type, c.fields_cipher, c.version,
      exists (select 1 from filed_credentials f where f.person_id = c.person_id and f.credential_id = c.id) as filed,
      exists (select 1 from filed_credentials f
        join applications a on a.person_id = f.person_id and a.id = f.application_id and a.revision = f.revision
        where f.person_id = c.person_id and f.credential_id = c.id and a.state = 'approved') as accepted
    from credentials c
    where c.person_id = ${key.personId} and c.removed_at is null
      and (${key.ids === undefined} or c.id = any(${key.ids ?? []}::uuid[]))
    order by c.created_at desc, c.id
    limit 200`.execute(tx)
  return rows
}

/** Puts one into the wallet; false when the person has as many as allowed. */
export async function insertCredential(
  tx: Tx,
  credential: { id: string; personId: string; type: string; fieldsCipher: Buffer; at: Date; limit: number },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    insert into credentials (person_id, id, type, fields_cipher, created_at, changed_at)
    select ${credential.personId}, ${credential.id}, ${credential.type}, ${credential.fieldsCipher}, ${credential.at}, ${credential.at}
    where (select count(*) from credentials where person_id = ${credential.personId} and removed_at is null) < ${credential.limit}
    returning id`.execute(tx)
  return rows.length > 0
}

/** Saves over the version that was read; false when somebody was faster or it is not there. */
export async function updateCredential(
  tx: Tx,
  credential: {
    id: string
    personId: string
    version: number
    fieldsCipher: Buffer
    numberIndex: Buffer | undefined
    at: Date
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('credentials')
    .set({
      fields_cipher: credential.fieldsCipher,
      number_index: credential.numberIndex ?? null,
      version: credential.version + 1,
      changed_at: credential.at,
    })
    .where('person_id', '=', credential.personId)
    .where('id', '=', credential.id)
    .where('version', '=', credential.version)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Takes one out of the wallet; false when it was not there. Its images stay for what was filed with them. */
export async function markCredentialRemoved(
  tx: Tx,
  credential: { id: string; personId: string; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('credentials')
    .set({ removed_at: credential.at })
    .where('person_id', '=', credential.personId)
    .where('id', '=', credential.id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The credential, held: its images are counted and numbered one after the other. */
export async function lockCredential(tx: Tx, key: { id: string; personId: string }) {
  return tx
    .selectFrom('credentials')
    .select(['id', 'type'])
    .where('person_id', '=', key.personId)
    .where('id', '=', key.id)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}
