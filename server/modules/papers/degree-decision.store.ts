import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/**
 * Finds the case with which a revision was decided last, or filed when nobody has decided yet, as the exact text that was kept
 * (AUD-09). undefined: no degree was audited for it.
 */
export async function findDegreeDecision(
  tx: Tx,
  { id, person_id, revision }: { id: string; person_id: string; revision: number },
): Promise<{ degreeCase: string } | undefined> {
  const { rows } = await sql<{ degreeCase: string }>`
    select degree_case as "degreeCase" from degree_decisions
    where person_id = ${person_id} and application_id = ${id} and revision = ${revision}
    order by decided_at desc, id limit 1`.execute(tx)
  return rows[0]
}
