import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** The day on which each course came in, by its code. */
export type TransferDays = ReadonlyMap<string, string>

/**
 * Lists when each course that an arrival gave came in: of its scores in force, or else of those that were voided last. What was confirmed
 * and undone before those says nothing.
 */
export async function listTransferDays(
  tx: Tx,
  { personId, arrivalId }: { personId: string; arrivalId: string },
): Promise<TransferDays> {
  const { rows } = await sql<{ course: string; day: string }>`
    with own as (
      select course_code as course, transferred_on::text as day, coalesce(voided_at, 'infinity') as until from scores
      where person_id = ${personId} and arrival_id = ${arrivalId})
    select course, day from own where until = (select max(until) from own) order by course`.execute(tx)
  return new Map(rows.map(({ course, day }) => [course, day]))
}
