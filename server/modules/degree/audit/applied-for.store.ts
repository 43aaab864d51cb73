import type { Tx } from '#platform/db/database.ts'
import type { AppliedFor } from '#rulebook/progress/applied-for.ts'

/** Lists the courses for which a person waits for an exemption, with the application of each, over all 准考证 (AUD-04). */
export async function listAppliedFor(tx: Tx, personId: string): Promise<AppliedFor> {
  const rows = await tx
    .selectFrom('applications')
    .select(['subject', 'id'])
    .where('person_id', '=', personId)
    .where('service', '=', 'exemption')
    .where('state', 'not in', ['approved', 'rejected', 'withdrawn'])
    .orderBy('application_no')
    .limit(300)
    .execute()
  return new Map(rows.map(({ subject, id }) => [subject, id]))
}
