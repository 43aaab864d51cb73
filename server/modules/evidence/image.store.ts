import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

export interface ImageRow {
  id: string
  person_id: string
  /** null: it came in with a batch, and belongs to no credential (IMP-01). */
  credential_id: string | null
  vault_key: string
  media_type: string
  width: number
  height: number
  bytes: number
  digest: Buffer
}

const COLUMNS = [
  'id',
  'person_id',
  'credential_id',
  'vault_key',
  'media_type',
  'width',
  'height',
  'bytes',
  'digest',
] as const

/** Lists the images that these credentials show now, in order. */
export async function listImagesOf(
  tx: Tx,
  key: { personId: string; credentialIds: readonly string[] },
): Promise<ImageRow[]> {
  if (key.credentialIds.length === 0) return []
  return (
    tx
      .selectFrom('evidence_images')
      .select(COLUMNS)
      .where('person_id', '=', key.personId)
      // One list, so that it is one statement however many there are (`readOften`).
      .where('credential_id', '=', sql<string>`any(${[...key.credentialIds]}::uuid[])`)
      .where('removed_at', 'is', null)
      .orderBy('credential_id')
      .orderBy('seq')
      .orderBy('id')
      .limit(2000)
      .execute()
  )
}

/**
 * Finds an image, whoever owns it. Includes an image that was taken out of its credential, because what was filed stays
 * visible.
 */
export async function findImage(tx: Tx, id: string): Promise<ImageRow | undefined> {
  return tx.selectFrom('evidence_images').select(COLUMNS).where('id', '=', id).executeTakeFirst()
}

/** Counts the images that a credential shows now. */
export async function countImages(tx: Tx, key: { personId: string; credentialId: string }): Promise<number> {
  const row = await tx
    .selectFrom('evidence_images')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('person_id', '=', key.personId)
    .where('credential_id', '=', key.credentialId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/**
 * Finds an image with the same bytes among those that the credential shows now. The caller must have locked the
 * credential.
 */
export async function findSameImage(
  tx: Tx,
  key: { personId: string; credentialId: string; digest: Buffer },
): Promise<{ id: string } | undefined> {
  return tx
    .selectFrom('evidence_images')
    .select('id')
    .where('person_id', '=', key.personId)
    .where('credential_id', '=', key.credentialId)
    .where('digest', '=', key.digest)
    .where('removed_at', 'is', null)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
}

export interface NewImage {
  id: string
  personId: string
  credentialId: string
  vaultKey: string
  mediaType: string
  width: number
  height: number
  bytes: number
  digest: Buffer
  look: Buffer
  at: Date
}

/** Adds an image after the others. */
export async function insertImage(tx: Tx, image: NewImage): Promise<void> {
  await sql`insert into evidence_images (person_id, id, credential_id, seq, vault_key, media_type, width, height, bytes,
      digest, look, stored_at)
    select ${image.personId}, ${image.id}, ${image.credentialId}, coalesce(max(seq), 0) + 1, ${image.vaultKey},
      ${image.mediaType}, ${image.width}, ${image.height}, ${image.bytes}, ${image.digest}, ${image.look}, ${image.at}
    from evidence_images where person_id = ${image.personId} and credential_id = ${image.credentialId}`.execute(
    tx,
  )
}

/** Takes an image out of its credential. Answers false when there is no such image. */
export async function markImageRemoved(
  tx: Tx,
  image: { id: string; personId: string; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('evidence_images')
    .set({ removed_at: image.at })
    .where('person_id', '=', image.personId)
    .where('id', '=', image.id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Takes all images out of a credential. The caller must have locked the credential. */
export async function markImagesRemoved(
  tx: Tx,
  key: { personId: string; credentialId: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('evidence_images')
    .set({ removed_at: key.at })
    .where('person_id', '=', key.personId)
    .where('credential_id', '=', key.credentialId)
    .where('removed_at', 'is', null)
    .execute()
}

/**
 * Writes all photographs that a batch brings in: a query selects `person_id, id, vault_key, media_type, width, height, bytes, digest,
 * look` (IMP-01).
 */
export async function insertImagesOfBatch(
  tx: Tx,
  rows: RawBuilder<unknown>,
  { batchId, at }: { batchId: string; at: Date },
): Promise<void> {
  await sql`insert into evidence_images (person_id, id, batch_id, seq, vault_key, media_type, width, height, bytes, digest, look,
      stored_at)
    select r.person_id, r.id, ${batchId}, 1, r.vault_key, r.media_type, r.width, r.height, r.bytes, r.digest, r.look, ${at}
    from (${rows}) as r`.execute(tx)
}

/** Deletes the photographs that a batch brought in; the sweep removes their files. They are no longer on record. */
export async function deleteImagesOfBatch(tx: Tx, batchId: string): Promise<void> {
  await tx.deleteFrom('evidence_images').where('batch_id', '=', batchId).execute()
}

/**
 * Notes which of these vault keys no row names: neither a photograph on record nor one of a batch that may still be applied. Answers, and
 * forgets, those that have been so since before a time, whose files go now. One whose file stays after all is noted anew.
 */
export async function noteUnnamed(
  tx: Tx,
  { keys, at, before }: { keys: readonly string[]; at: Date; before: Date },
): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    with given as (select unnest(${[...keys]}::text[]) as key),
    named as (
      select vault_key as key from evidence_images where vault_key in (select key from given)
      union all select r.fields->>'vaultKey' from import_rows r where r.fields ? 'vaultKey' and r.fields->>'vaultKey' in (select key from given)),
    noted as (
      insert into unnamed_images (vault_key, since) select key, ${at} from given
      where key not in (select key from named) and key not in (select vault_key from unnamed_images where vault_key in (select key from given))
      on conflict do nothing),
    named_again as (delete from unnamed_images u using named n where u.vault_key = n.key)
    delete from unnamed_images u using given g
    where u.vault_key = g.key and u.since < ${before} and u.vault_key not in (select key from named)
    returning u.vault_key as key`.execute(tx)
  return rows.map(({ key }) => key)
}

/** The vault's keys of a few images, whichever lie first. */
export async function listSomeKeys(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom('evidence_images')
    .select('vault_key')
    .where('removed_at', 'is', null)
    .limit(6)
    .execute()
  return rows.map(({ vault_key: key }) => key)
}

/**
 * OPS-03: the keys of all photographs on record, whose files a backup has to hold: also of those that were taken out of their credential,
 * because applications were filed and decided with them, and of those whose batch may still be applied.
 */
export async function listKeys(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select vault_key as key from evidence_images
    union all select r.fields->>'vaultKey' from import_rows r where r.fields ? 'vaultKey'`.execute(tx)
  return rows.map(({ key }) => key)
}
