import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** The approval that gave a score, and not one that came after the score was voided and gave another. */
const APPROVED_AT = sql<Date | null>`(select max(a.at) from application_steps a
  where a.person_id = s.person_id and a.application_id = s.application_id and a.kind = 'approved'
    and (s.voided_at is null or a.at <= s.voided_at))`

/** Finds where a score came from: the batch and its publication, or the approval of an application. */
export async function findScoreOrigin(tx: Tx, score: { personId: string; id: string }) {
  return tx
    .selectFrom('scores as s')
    .leftJoin('import_batches as b', 'b.id', 's.batch_id')
    .leftJoin('publication_batches as pb', 'pb.batch_id', 'b.id')
    .leftJoin('publications as p', (join) =>
      join.onRef('p.id', '=', 'pb.publication_id').on('p.state', '=', 'approved'),
    )
    .select([
      's.ticket_id',
      's.source',
      's.origin_note',
      's.obtained_on',
      's.transferred_on',
      's.voided_at',
      'b.batch_no',
      'b.applied_at',
      'p.publish_at',
      APPROVED_AT.as('approved_at'),
    ])
    .where('s.person_id', '=', score.personId)
    .where('s.id', '=', score.id)
    .orderBy('p.publish_at')
    .limit(1)
    .executeTakeFirst()
}

/** Lists the corrections that took effect, oldest first (IMP-03). */
export async function listEffectiveCorrections(tx: Tx, score: { personId: string; id: string }) {
  return tx
    .selectFrom('score_corrections')
    .select(['old_value', 'new_value', 'reason', 'decided_at'])
    .where('person_id', '=', score.personId)
    .where('score_id', '=', score.id)
    .where('state', '=', 'approved')
    .orderBy('decided_at')
    .orderBy('id')
    .limit(100)
    .execute()
}

/** Finds which province has taken a score in, while its acceptance stands (TRO-03). */
export async function findAcceptance(
  tx: Tx,
  score: { personId: string; id: string },
): Promise<{ province: string; acceptedAt: Date } | undefined> {
  return tx
    .selectFrom('departure_scores as x')
    .innerJoin('departures as d', 'd.id', 'x.departure_id')
    .select(['d.province', 'd.moved_at as acceptedAt'])
    .where('x.person_id', '=', score.personId)
    .where('x.score_id', '=', score.id)
    .where('d.state', '=', 'accepted')
    .limit(1)
    .executeTakeFirst()
}
