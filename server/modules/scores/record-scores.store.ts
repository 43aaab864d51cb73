import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { SheetRow } from './score-sheet.store.ts'

export interface RecordRow extends SheetRow {
  ticket_no: string
  school_id: string
  published: boolean
}

/** Lists all scores of a person as staff see them, published or not, newest first (ACC-02). */
export async function listRecordScores(tx: Tx, personId: string, at: Date): Promise<RecordRow[]> {
  const { rows } = await sql<RecordRow>`
    select s.id, s.course_code, c.name as course_name, pc.credits, g.number as sitting_number,
      g.name as sitting_name, s.source, s.outcome, s.mark, s.grade, s.state, s.obtained_on, s.version,
      s.source = 'transfer_in' and s.application_id is not null as is_supplement, t.ticket_no, t.school_id,
      (s.batch_id is null or exists (
        select 1 from publication_batches pb join publications p on p.id = pb.publication_id
        where pb.batch_id = s.batch_id and p.state = 'approved' and p.publish_at <= ${at})) as published
    from scores s
    join courses c on c.code = s.course_code
    join tickets t on t.id = s.ticket_id
    left join plan_courses pc on pc.plan_id = t.plan_id and pc.course_code = s.course_code
    left join sittings g on g.id = s.sitting_id
    where s.person_id = ${personId}
    order by s.obtained_on desc, s.course_code, s.id
    limit 1000`.execute(tx)
  return rows
}
