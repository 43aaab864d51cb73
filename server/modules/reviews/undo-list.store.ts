import { sql } from 'kysely'
import type { UndoRequestView } from '#contracts/office/undo.ts'
import type { ServiceName } from '#contracts/services.ts'
import type { Tx } from '#platform/db/database.ts'
import type { ReviewScope } from './review-scope.policy.ts'

export interface UndoRow {
  id: string
  application_id: string
  service: ServiceName
  title: string
  person_name: string
  ticket_no: string
  decision: UndoRequestView['decision']
  reason: string
  state: UndoRequestView['state']
  requested_by: string
  requester: string
  requested_at: Date
  school_id: string
  /** The level that made the decision. */
  level: string | null
}

const ROW = sql`r.id, r.application_id, a.service, a.title, p.name as person_name, t.ticket_no, s.kind as decision, r.reason, r.state,
  r.requested_by, u.name as requester, r.requested_at, a.school_id, a.chain[s.level] as level
  from undo_requests r
  join applications a on a.id = r.application_id
  join application_steps s on s.person_id = r.person_id and s.application_id = r.application_id and s.seq = r.undoes_seq
  join persons p on p.id = r.person_id join tickets t on t.id = a.ticket_id join staff u on u.id = r.requested_by`

/** Lists every open request in the scope, then the newest others, at least `most` of them if there are as many. */
export async function listUndo(tx: Tx, scope: ReviewScope, most: number): Promise<UndoRow[]> {
  const { rows } = await sql<UndoRow>`
    select ${ROW} where ${scope.authority} or a.school_id = any(${scope.schoolIds}::uuid[])
    order by (r.state = 'requested') desc, r.requested_at desc, r.id
    limit ${most} + (select count(*) from undo_requests where state = 'requested')`.execute(tx)
  return rows
}
