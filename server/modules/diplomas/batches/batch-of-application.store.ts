import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { BatchRow } from './batch.store.ts'

/**
 * Finds the batch of an application: that of the window in which its newest revision was filed. An amendment keeps the
 * window of the revision that it amends.
 */
export async function findBatchOfApplication(tx: Tx, applicationId: string): Promise<BatchRow | undefined> {
  const { rows } = await sql<BatchRow>`
    select b.id, b.name, b.graduates_on, b.appraisal_min, b.appraisal_max
    from applications a
    join application_revisions v on v.person_id = a.person_id and v.application_id = a.id and v.revision = a.revision
    join filings f on f.id = v.filing_id join windows w on w.id = f.window_id
    join graduation_batch_rounds r on r.round = w.round join graduation_batches b on b.id = r.batch_id
    where a.id = ${applicationId} and a.service = 'graduation'`.execute(tx)
  return rows[0]
}
