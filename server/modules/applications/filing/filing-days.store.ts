import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { FilingDays } from '#server/service-definition.ts'

/**
 * Finds the days of a filed application. What the candidate modifies or amends was begun and filed when it was filed first; what was
 * rejected begins anew when it is filed again.
 */
export async function findFilingDays(
  tx: Tx,
  { person_id, id, revision }: { person_id: string; id: string; revision: number },
): Promise<FilingDays | undefined> {
  const { rows } = await sql<FilingDays>`
    select coalesce(f.begun_at, f.filed_at) as "begunAt", f.filed_at as "filedAt", n.filed_at as "revisedAt"
    from application_revisions n
    join lateral (
      select coalesce(max(s.revision), 1) as revision from application_steps s
      where s.person_id = n.person_id and s.application_id = n.application_id and s.revision <= n.revision
        and s.kind in ('filed', 'refiled')) first on true
    join application_revisions r
      on r.person_id = n.person_id and r.application_id = n.application_id and r.revision = first.revision
    join filings f on f.person_id = r.person_id and f.id = r.filing_id
    where n.person_id = ${person_id} and n.application_id = ${id} and n.revision = ${revision}`.execute(tx)
  return rows[0]
}
