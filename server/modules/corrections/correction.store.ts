import { sql } from 'kysely'
import type { ScoreOutcome } from '#contracts/scores.ts'
import type { Tx } from '#platform/db/database.ts'

/** Finds a score that its owner can see at that instant (SCO-03), with what a correction needs to know about it. */
export async function findScore(tx: Tx, score: { personId: string; id: string; at: Date }) {
  return tx
    .selectFrom('scores')
    .innerJoin('tickets', 'tickets.id', 'scores.ticket_id')
    .innerJoin('courses', 'courses.code', 'scores.course_code')
    .select([
      'scores.id',
      'scores.ticket_id',
      'scores.source',
      'scores.outcome',
      'scores.mark',
      'scores.grade',
      'scores.version',
      'tickets.school_id',
      'courses.name as course_name',
    ])
    .where('scores.person_id', '=', score.personId)
    .where('scores.id', '=', score.id)
    .where('scores.state', '=', 'valid')
    .where(
      sql<boolean>`(scores.batch_id is null or exists (
        select 1 from publication_batches pb join publications p on p.id = pb.publication_id
        where pb.batch_id = scores.batch_id and p.state = 'approved' and p.publish_at <= ${score.at}))`,
    )
    .executeTakeFirst()
}

export interface NewCorrection {
  id: string
  personId: string
  scoreId: string
  oldOutcome: ScoreOutcome
  newOutcome: ScoreOutcome
  reason: string
  staffId: string
  at: Date
}

/** Stores a request; false when there is an open one for that score already (unique key). */
export async function insertCorrection(tx: Tx, correction: NewCorrection): Promise<boolean> {
  const row = await tx
    .insertInto('score_corrections')
    .values({
      id: correction.id,
      person_id: correction.personId,
      score_id: correction.scoreId,
      state: 'requested',
      old_value: JSON.stringify(correction.oldOutcome),
      new_value: JSON.stringify(correction.newOutcome),
      reason: correction.reason,
      requested_by: correction.staffId,
      requested_at: correction.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Finds the request of that id, with the school of its score, and locks it. */
export async function lockCorrection(tx: Tx, id: string) {
  return tx
    .selectFrom('score_corrections as c')
    .innerJoin('scores as s', (join) =>
      join.onRef('s.person_id', '=', 'c.person_id').onRef('s.id', '=', 'c.score_id'),
    )
    .innerJoin('tickets as t', 't.id', 's.ticket_id')
    .select([
      'c.id',
      'c.person_id',
      'c.score_id',
      'c.state',
      'c.old_value',
      'c.new_value',
      'c.reason',
      'c.requested_by',
      't.school_id',
    ])
    .where('c.id', '=', id)
    .forUpdate('c')
    .executeTakeFirst()
}

/** Settles an open request; false when another decision came first. */
export async function settleCorrection(
  tx: Tx,
  decision: { id: string; to: 'approved' | 'refused'; staffId: string; at: Date; note: string | undefined },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('score_corrections')
    .set({
      state: decision.to,
      decided_by: decision.staffId,
      decided_at: decision.at,
      decision_note: decision.note ?? null,
    })
    .where('id', '=', decision.id)
    .where('state', '=', 'requested')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export interface CorrectionRow {
  id: string
  person_id: string
  ticket_no: string
  person_name: string
  course_code: string
  course_name: string
  sitting_name: string | null
  old_value: ScoreOutcome
  new_value: ScoreOutcome
  reason: string
  state: string
  requested_by: string
  requester: string
  requested_at: Date
  decider: string | null
  decided_at: Date | null
  decision_note: string | null
}

/** Lists every open request, then the newest others, at least `most` of them if there are as many; undefined schools: all requests. */
export async function listCorrections(
  tx: Tx,
  {
    schoolIds,
    personId,
    most,
  }: { schoolIds: readonly string[] | undefined; personId: string | undefined; most: number },
): Promise<CorrectionRow[]> {
  const { rows } = await sql<CorrectionRow>`
    select c.id, c.person_id, t.ticket_no, p.name as person_name, s.course_code, k.name as course_name, g.name as sitting_name,
      c.old_value, c.new_value, c.reason, c.state, c.requested_by, u.name as requester, c.requested_at,
      d.name as decider, c.decided_at, c.decision_note
    from score_corrections c
    join scores s on s.person_id = c.person_id and s.id = c.score_id
    join tickets t on t.id = s.ticket_id join persons p on p.id = c.person_id
    join courses k on k.code = s.course_code left join sittings g on g.id = s.sitting_id
    join staff u on u.id = c.requested_by left join staff d on d.id = c.decided_by
    where (${schoolIds === undefined} or t.school_id = any(${schoolIds ?? []}::uuid[]))
      and (${personId ?? null}::uuid is null or c.person_id = ${personId ?? null}::uuid)
    order by (c.state = 'requested') desc, c.requested_at desc, c.id
    limit ${most} + (select count(*) from score_corrections where state = 'requested')`.execute(tx)
  return rows
}
