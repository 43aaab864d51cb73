import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/**
 * Writes all scores that a query selects, in its order: `person_id, ticket_id, course_code, sitting_id, outcome, mark,
 * grade, obtained_on, batch_id`. Answers how many.
 */
export async function insertScores(
  tx: Tx,
  rows: RawBuilder<unknown>,
  source: 'exam' | 'practice',
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into scores (person_id, id, ticket_id, course_code, sitting_id, source, outcome, mark, grade, obtained_on, batch_id)
    select r.person_id, gen_random_uuid(), r.ticket_id, r.course_code, r.sitting_id, ${source}, r.outcome, r.mark, r.grade, r.obtained_on,
      r.batch_id
    from (${rows}) as r`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** Deletes the scores that a batch brought in; answers how many. */
export async function deleteScoresOfBatch(tx: Tx, batchId: string): Promise<number> {
  const { numDeletedRows } = await tx.deleteFrom('scores').where('batch_id', '=', batchId).executeTakeFirst()
  return Number(numDeletedRows)
}
