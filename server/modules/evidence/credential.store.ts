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

/**
 * Lists a person's credentials, the newest first. Tells of each whether it was filed, and whether an approval accepted
 * it as it is now: what was written or photographed anew has not been looked at (EVI-05).
 */
export async function listCredentialRows(
  tx: Tx,
  key: { personId: string; ids?: readonly string[] },
): Promise<CredentialRow[]> {
  const { rows } = await sql<CredentialRow>`
    select c.id, c.type, c.fields_cipher, c.version,
      exists (select 1 from filed_credentials f where f.person_id = c.person_id and f.credential_id = c.id) as filed,
      exists (select 1 from filed_credentials f
        join applications a on a.person_id = f.person_id and a.id = f.application_id and a.revision = f.revision
        join application_revisions r on r.person_id = f.person_id and r.application_id = f.application_id and r.revision = f.revision
        where f.person_id = c.person_id and f.credential_id = c.id and a.state = 'approved'
          and c.changed_at <= r.filed_at and f.image_ids @> shown.images and f.image_ids <@ shown.images) as accepted
    from credentials c cross join lateral (
      select coalesce(array_agg(i.id), '{}') as images from evidence_images i
      where i.person_id = c.person_id and i.credential_id = c.id and i.removed_at is null) shown
    where c.person_id = ${key.personId} and c.removed_at is null
      and (${key.ids === undefined} or c.id = any(${key.ids ?? []}::uuid[]))
    order by c.created_at desc, c.id
    limit 200`.execute(tx)
  return rows
}

/** Puts a credential into the wallet. Answers false when the person has as many as allowed. */
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

/**
 * Saves over the version that was read. Answers false when another tab or device saved first, or when there is no such
 * credential.
 */
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

/**
 * Takes a credential out of the wallet. Answers false when there is no such credential. Its images stay, because
 * applications may have been filed with them.
 */
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

/** Locks the credential, because its images are counted and numbered consecutively. */
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
