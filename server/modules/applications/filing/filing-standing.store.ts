import type { Tx } from '#platform/db/database.ts'

/** How a submission stands: `superseded` by a later one of any of its applications, or `ended` by a withdrawal. */
export async function standingOfFiling(tx: Tx, filingId: string): Promise<'good' | 'superseded' | 'ended'> {
  const rows = await tx
    .selectFrom('application_revisions as r')
    .innerJoin('applications as a', 'a.id', 'r.application_id')
    .select(['a.state', 'a.revision as newest', 'r.revision'])
    .where('r.filing_id', '=', filingId)
    .limit(100)
    .execute()
  if (rows.some(({ newest, revision }) => newest > revision)) return 'superseded'
  return rows.some(({ state }) => state === 'withdrawn') ? 'ended' : 'good'
}
