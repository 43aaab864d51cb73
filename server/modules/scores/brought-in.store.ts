import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Sealer } from '#platform/secrets/sealer.ts'
import { sealInSql } from './seals/score-seal.store.ts'

/**
 * Writes all scores of a batch that a query selects, sealed, in its order: `person_id, ticket_id, course_code, sitting_id, outcome, mark,
 * grade, obtained_on, batch_id`. Answers how many.
 */
export async function insertScores(
  tx: Tx,
  deps: { sealer: Sealer },
  { rows, source, batchId }: { rows: RawBuilder<unknown>; source: 'exam' | 'practice'; batchId: string },
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into scores (person_id, id, ticket_id, course_code, sitting_id, source, outcome, mark, grade, obtained_on, batch_id, seal)
    select s.person_id, s.id, s.ticket_id, s.course_code, s.sitting_id, s.source, s.outcome, s.mark, s.grade, s.obtained_on, s.batch_id,
      ${sealInSql(deps.sealer, batchId)}
    from (
      select r.person_id, gen_random_uuid() as id, r.ticket_id, r.course_code, r.sitting_id, ${source}::text as source, r.outcome, r.mark,
        r.grade, r.obtained_on, r.batch_id, 'valid' as state, null::uuid as application_id, null::uuid as arrival_id,
        null::date as transferred_on, null::numeric as credits_at_origin, null::text as name_at_origin
      from (${rows}) as r
    ) as s`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** Deletes the scores that a batch brought in; answers how many. */
export async function deleteScoresOfBatch(tx: Tx, batchId: string): Promise<number> {
  // The application's role has no right to delete a score in any other way.
  const { rows } = await sql<{ count: number }>`select delete_scores_of_batch(${batchId}) as count`.execute(
    tx,
  )
  return Number(rows[0]?.count ?? 0)
}
