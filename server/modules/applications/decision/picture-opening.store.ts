import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** Whether a reviewer has opened a photograph before. */
export async function isPictureOpened(
  tx: Tx,
  { staffId, imageId }: { staffId: string; imageId: string },
): Promise<boolean> {
  const row = await tx
    .selectFrom('picture_openings')
    .select('image_id')
    .where('staff_id', '=', staffId)
    .where('image_id', '=', imageId)
    .executeTakeFirst()
  return row !== undefined
}

/** REV-07: records that a reviewer opened a photograph; only the first time is kept. */
export async function recordPictureOpening(
  tx: Tx,
  opening: { staffId: string; imageId: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('picture_openings')
    .values({ staff_id: opening.staffId, image_id: opening.imageId, opened_at: opening.at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Lists the photographs of a filed revision that a reviewer has never opened. */
export async function listUnopenedPictures(
  tx: Tx,
  { staffId, ...revision }: { staffId: string; personId: string; applicationId: string; revision: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.id from filed_credentials f cross join lateral unnest(f.image_ids) i(id)
    where f.person_id = ${revision.personId} and f.application_id = ${revision.applicationId}
      and f.revision = ${revision.revision}
      and not exists (select from picture_openings o where o.staff_id = ${staffId} and o.image_id = i.id)
    order by i.id limit 500`.execute(tx)
  return rows.map(({ id }) => id)
}
