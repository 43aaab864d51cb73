import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** What a batch replaced for one person, and by what: both sealed. */
interface PhotoCorrection {
  personId: string
  old: Buffer
  new: Buffer
}

type NewPhotoCorrection = PhotoCorrection & { id: string; imageId: string }

/** Lists the photographs of persons that are on record. */
export async function listPhotos(tx: Tx, personIds: readonly string[]): Promise<Map<string, string | null>> {
  const { rows } = await sql<{ id: string; photo: string | null }>`
    select id, photo_image_id as photo from persons where id = any(${[...personIds]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, photo }) => [id, photo]))
}

/** Keeps what the photographs of a batch replace, and the digests of both; the record still has what is replaced. */
export async function insertPhotoCorrections(
  tx: Tx,
  { batchId, at, rows }: { batchId: string; at: Date; rows: readonly NewPhotoCorrection[] },
): Promise<void> {
  await sql`
    insert into person_corrections (id, person_id, batch_id, datum, old_cipher, new_cipher, old_digest, new_digest, corrected_at)
    select r.id, r.person_id, ${batchId}, 'photo', r.old_cipher, r.new_cipher, before.digest, brought.digest, ${at}
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ personId }) => personId)}::uuid[],
      ${rows.map(({ imageId }) => imageId)}::uuid[], ${rows.map((row) => row.old)}::bytea[],
      ${rows.map((row) => row.new)}::bytea[]) as r (id, person_id, image_id, old_cipher, new_cipher)
    join persons p on p.id = r.person_id
    join evidence_images brought on brought.id = r.image_id
    left join evidence_images before on before.id = p.photo_image_id`.execute(tx)
}

/** Replaces the photographs on record of several persons; null: there is none. */
export async function setPhotos(
  tx: Tx,
  photos: readonly { personId: string; imageId: string | null }[],
): Promise<void> {
  await sql`
    update persons p set photo_image_id = r.image_id
    from unnest(${photos.map(({ personId }) => personId)}::uuid[], ${photos.map(({ imageId }) => imageId)}::uuid[]) as r (person_id, image_id)
    where p.id = r.person_id`.execute(tx)
}

/** Lists what a batch replaced and nobody has taken back, by person: a page after that person. */
export async function listPhotoCorrections(
  tx: Tx,
  page: { batchId: string; after: string; limit: number },
): Promise<PhotoCorrection[]> {
  const { rows } = await sql<PhotoCorrection>`
    select person_id as "personId", old_cipher as old, new_cipher as new from person_corrections
    where batch_id = ${page.batchId} and undone_at is null and person_id > ${page.after}::uuid
    order by person_id limit ${page.limit}`.execute(tx)
  return rows
}

/** Lists what batches that were rolled back had replaced for these persons. */
export async function listUndonePhotoCorrections(
  tx: Tx,
  personIds: readonly string[],
): Promise<PhotoCorrection[]> {
  const { rows } = await sql<PhotoCorrection>`
    select person_id as "personId", old_cipher as old, new_cipher as new from person_corrections
    where person_id = any(${[...personIds]}::uuid[]) and datum = 'photo' and batch_id is not null and undone_at is not null
    order by corrected_at, id limit 100000`.execute(tx)
  return rows
}

/** Ends what a batch corrected of these persons, whose record has what is put back by now; keeps the digest of what it has. */
export async function endPhotoCorrections(
  tx: Tx,
  { batchId, personIds, at }: { batchId: string; personIds: readonly string[]; at: Date },
): Promise<void> {
  await sql`
    update person_corrections c set undone_at = ${at}, after_digest = i.digest
    from persons p left join evidence_images i on i.id = p.photo_image_id
    where p.id = c.person_id and c.batch_id = ${batchId} and c.person_id = any(${[...personIds]}::uuid[])
      and c.undone_at is null`.execute(tx)
}

/** Lists by person, in hexadecimal, the photographs of before a batch, of the batch, and of after its roll-back. */
export async function listPhotoDigests(
  tx: Tx,
  batchId: string,
): Promise<{ personId: string; old: string | null; brought: string | null; after: string | null }[]> {
  const { rows } = await sql<{
    personId: string
    old: string | null
    brought: string | null
    after: string | null
  }>`
    select person_id as "personId", encode(old_digest, 'hex') as old, encode(new_digest, 'hex') as brought,
      encode(after_digest, 'hex') as after
    from person_corrections where batch_id = ${batchId} order by person_id limit 100000`.execute(tx)
  return rows
}
