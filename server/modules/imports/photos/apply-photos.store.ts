import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { againstPhoto, isOfOther } from './judge-photos.store.ts'

/**
 * Locks the persons of a batch, always in the same order: no photograph of theirs is asked for or approved until the batch is applied. Batches
 * are applied one at a time, because two of them may bring one photograph to two persons.
 */
export async function holdPersonsOfBatch(tx: Tx, batchId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('candidate photos', 0))`.execute(tx)
  await sql`
    select from persons p where p.id in (select r.person_id from import_rows r where r.batch_id = ${batchId})
    order by p.id for no key update`.execute(tx)
}

/**
 * Counts the rows against which the record speaks since the check: a request, another photograph, nobody 在籍 any more, or somebody else with
 * the same photograph.
 */
export async function countOutdated(tx: Tx, { id, at }: { id: string; at: Date }): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from import_rows r left join persons b on b.id = r.person_id
    where r.batch_id = ${id}
      and (${againstPhoto(at)} <> '{}' or b.photo_image_id is distinct from (r.fields->>'before')::uuid
        or ${isOfOther(sql`r.fields->>'digest'`, sql`r.person_id`)})`.execute(tx)
  return rows[0]?.count ?? 0
}

/** The query for the photographs of a batch that change the record, in the columns of `evidence_images`. */
export function changingPhotos(batchId: string) {
  return sql`
    select r.person_id, (r.fields->>'imageId')::uuid as id, r.fields->>'vaultKey' as vault_key, r.fields->>'mediaType' as media_type,
      (r.fields->>'width')::int as width, (r.fields->>'height')::int as height, (r.fields->>'bytes')::int as bytes,
      decode(r.fields->>'digest', 'hex') as digest, decode(r.fields->>'look', 'hex') as look
    from import_rows r where r.batch_id = ${batchId} and not r.notes @> array['photo_unchanged']`
}

/** Lists whose photograph becomes which one, by person: a page after that person. */
export async function listChanges(
  tx: Tx,
  page: { batchId: string; after: string; limit: number },
): Promise<{ personId: string; imageId: string }[]> {
  const { rows } = await sql<{ personId: string; imageId: string }>`
    select c.person_id as "personId", c.id as "imageId" from (${changingPhotos(page.batchId)}) c
    where c.person_id > ${page.after}::uuid order by c.person_id limit ${page.limit}`.execute(tx)
  return rows
}

/** Counts the rows of a batch. */
export async function countRows(tx: Tx, batchId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from import_rows where batch_id = ${batchId}`.execute(tx)
  return rows[0]?.count ?? 0
}
