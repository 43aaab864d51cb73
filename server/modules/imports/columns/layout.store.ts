import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { KeptLayout, Layout } from './layout.ts'

/** Whose files a layout is remembered for: of a school, or of the authority, and of one kind. */
export interface LayoutOwner {
  kind: string
  schoolId: string | null
}

/** Lists what was assigned for such files, the newest first. */
export async function listLayouts(tx: Tx, { kind, schoolId }: LayoutOwner): Promise<KeptLayout[]> {
  const rows = await tx
    .selectFrom('import_layouts')
    .select(['titles', 'places', 'assigned_by', 'assigned_at'])
    .where('kind', '=', kind)
    .where('school_id', 'is not distinct from', schoolId)
    .orderBy('assigned_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()
  return rows.map(({ titles, places, assigned_by, assigned_at }) => ({
    titles,
    places: places as Layout['places'],
    by: assigned_by,
    at: assigned_at.toISOString(),
    from: 'earlier' as const,
  }))
}

/** Remembers a layout for the next file with the same header; a newer word replaces an older one. */
export async function rememberLayout(
  tx: Tx,
  {
    id,
    kind,
    schoolId,
    layout,
    staffId,
    at,
  }: LayoutOwner & { id: string; layout: Layout; staffId: string; at: Date },
): Promise<void> {
  await sql`
    insert into import_layouts (id, kind, school_id, titles, titles_digest, places, assigned_by, assigned_at)
    values (${id}, ${kind}, ${schoolId}, ${[...layout.titles]}, ${digestOf(layout.titles)}, ${JSON.stringify(layout.places)}, ${staffId}, ${at})
    on conflict (kind, school_id, titles_digest)
    do update set places = excluded.places, assigned_by = excluded.assigned_by, assigned_at = excluded.assigned_at`.execute(
    tx,
  )
}

function digestOf(titles: readonly string[]): Buffer {
  return createHash('sha256').update(JSON.stringify(titles)).digest()
}
