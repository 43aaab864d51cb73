import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { DepartureRow } from '../departure.store.ts'

/**
 * Finds what was approved under the 准考证 since a departure moved last, or another transfer-out of it that was filed since. A transfer-out
 * that was returned, or that nobody came to sign, has left nothing behind.
 */
export async function findLaterApplication(
  tx: Tx,
  row: Pick<DepartureRow, 'person_id' | 'ticket_id' | 'application_id' | 'moved_at'>,
): Promise<{ applicationNo: number } | undefined> {
  const { rows } = await sql<{ applicationNo: number }>`
    select a.application_no as "applicationNo" from applications a
    left join departures d on d.person_id = a.person_id and d.application_id = a.id and d.state <> 'closed'
    where a.person_id = ${row.person_id} and a.ticket_id = ${row.ticket_id} and a.id <> ${row.application_id}
      and a.moved_at >= ${row.moved_at} and a.state in ('pending', 'in_review', 'amending', 'approved')
      and (d.state is null or d.state not in ('returned', 'lapsed'))
    order by a.application_no limit 1`.execute(tx)
  return rows[0]
}

/** A diploma that stands and rests on a score, with its list. */
export interface RestingDiploma {
  diplomaNo: string
  batchName: string
  isOut: boolean
}

/**
 * Finds a diploma of the person that rests on a course that goes, and that waits for its instant or came out since the transfer was approved.
 * What a diploma rests on is what the audit of its approval met its requirements with; of a course that goes, every pass goes.
 */
export async function findDiplomaOnScores(
  tx: Tx,
  { row, at }: { row: Pick<DepartureRow, 'person_id' | 'id' | 'opened_at'>; at: Date },
): Promise<RestingDiploma | undefined> {
  const { rows } = await sql<RestingDiploma>`
    select d.diploma_no as "diplomaNo", b.name as "batchName", o.is_out as "isOut"
    from diplomas d join graduation_publications p on p.id = d.publication_id join graduation_batches b on b.id = d.batch_id
    cross join lateral (select p.state = 'approved' and p.publish_at <= ${at} as is_out) o
    cross join lateral (
      select x.answer::jsonb as answer from degree_decisions x
      where x.person_id = d.person_id and x.application_id = d.application_id and x.kind = 'approved'
      order by x.decided_at desc, x.id desc limit 1) x
    where d.person_id = ${row.person_id} and d.state = 'assigned' and (not o.is_out or p.publish_at >= ${row.opened_at})
      and exists (
        select from departure_scores g join scores gone on gone.person_id = g.person_id and gone.id = g.score_id
          join scores s on s.person_id = gone.person_id and s.ticket_id = gone.ticket_id and s.course_code = gone.course_code
        where g.person_id = d.person_id and g.departure_id = ${row.id}
          and s.id::text in (select met #>> '{}' from jsonb_path_query(x.answer, '$.met[*].scores[*]') as met))
    order by d.assigned_at, d.id limit 1`.execute(tx)
  return rows[0]
}
