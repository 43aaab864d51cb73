import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

export interface PhotoRow {
  row_no: number
  file_name: string
  person_id: string
  name: string
  image_id: string
  before_id: string | null
  is_unchanged: boolean
}

/** Lists the sound photographs of a batch in the order of the archive: those of a page. */
export async function listPhotos(
  tx: Tx,
  { batchId, page, size }: { batchId: string; page: number; size: number },
): Promise<PhotoRow[]> {
  const { rows } = await sql<PhotoRow>`
    select r.row_no, r.cells[1] as file_name, r.person_id, p.name, r.fields->>'imageId' as image_id, r.fields->>'before' as before_id,
      r.notes @> array['photo_unchanged'] as is_unchanged
    from import_rows r join persons p on p.id = r.person_id
    where r.batch_id = ${batchId} and r.problems = '{}'
    order by r.row_no limit ${size} offset ${(page - 1) * size}`.execute(tx)
  return rows
}

/** Counts the sound photographs of a batch. */
export async function countPhotos(tx: Tx, batchId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from import_rows where batch_id = ${batchId} and problems = '{}'`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}

/** Lists the pages of a batch, each with whether the trail has that this officer looked at all who are on it. */
export async function listPages(
  tx: Tx,
  { batchId, staffId, size }: { batchId: string; staffId: string; size: number },
): Promise<{ page: number; is_seen: boolean }[]> {
  const { rows } = await sql<{ page: number; is_seen: boolean }>`
    with rows as (
      select person_id, ((row_number() over (order by row_no) - 1) / ${size}::int + 1)::int as page
      from import_rows where batch_id = ${batchId} and problems = '{}'),
    seen as (
      select distinct jsonb_array_elements_text(new_value->'personIds')::uuid as person_id from audit_entries
      where subject_kind = 'import_batch' and subject_id = ${batchId} and action = 'import.view_photos' and actor_id = ${staffId})
    select r.page, bool_and(s.person_id is not null) as is_seen
    from rows r left join seen s on s.person_id = r.person_id group by r.page order by r.page`.execute(tx)
  return rows
}

export interface KeptPhoto {
  person_id: string
  /** It is the one on record, which stands elsewhere. */
  is_before: boolean
  vault_key: string
  media_type: string
  digest: Buffer
}

/** Finds a sound row of a batch, if its photograph, or the one on record that it replaces, is this image. */
export async function findPhoto(
  tx: Tx,
  { batchId, row, imageId }: { batchId: string; row: number; imageId: string },
): Promise<KeptPhoto | undefined> {
  const { rows } = await sql<KeptPhoto>`
    select r.person_id, r.fields->>'imageId' <> ${imageId} as is_before, r.fields->>'vaultKey' as vault_key,
      r.fields->>'mediaType' as media_type, decode(r.fields->>'digest', 'hex') as digest
    from import_rows r
    where r.batch_id = ${batchId} and r.row_no = ${row} and r.problems = '{}'
      and ${imageId} in (r.fields->>'imageId', r.fields->>'before')`.execute(tx)
  return rows[0]
}

/** Whether the trail has that this officer looked at the page of a batch with that person. */
export async function hasLooked(
  tx: Tx,
  { staffId, batchId, personId }: { staffId: string; batchId: string; personId: string },
): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from audit_entries a where a.subject_kind = 'import_batch' and a.subject_id = ${batchId}
      and a.action = 'import.view_photos' and a.actor_id = ${staffId} and a.new_value->'personIds' ? ${personId}) as found`.execute(
    tx,
  )
  return rows[0]?.found ?? false
}
