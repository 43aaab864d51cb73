import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { ReviewScope } from './review-scope.policy.ts'

export interface UndoRow {
  id: string
  application_id: string
  title: string
  person_name: string
  ticket_no: string
  decision: string
  reason: string
  state: string
  requested_by: string
  requester: string
  requested_at: Date
  school_id: string
  /** The level whose decision it is. */
  level: string | null
}

const ROW = sql`r.id, r.application_id, a.title, p.name as person_name, t.ticket_no, s.kind as decision, r.reason, r.state,
  r.requested_by, u.name as requester, r.requested_at, a.school_id, a.chain[s.level] as level
  from undo_requests r
  join applications a on a.id = r.application_id
  join application_steps s on s.person_id = r.person_id and s.application_id = r.application_id and s.seq = r.undoes_seq
  join persons p on p.id = r.person_id join tickets t on t.id = a.ticket_id join staff u on u.id = r.requested_by`

/** Keeps a request; false when one is open for that application already. */
export async function insertUndo(
  tx: Tx,
  undo: {
    id: string
    personId: string
    applicationId: string
    undoesSeq: number
    reason: string
    staffId: string
    at: Date
  },
): Promise<boolean> {
  const row = await tx
    .insertInto('undo_requests')
    .values({
      id: undo.id,
      person_id: undo.personId,
      application_id: undo.applicationId,
      undoes_seq: undo.undoesSeq,
      reason: undo.reason,
      state: 'requested',
      requested_by: undo.staffId,
      requested_at: undo.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** The request that is open for an application. */
export async function findOpenUndo(tx: Tx, applicationId: string): Promise<UndoRow | undefined> {
  const { rows } = await sql<UndoRow>`
    select ${ROW} where r.application_id = ${applicationId} and r.state = 'requested'`.execute(tx)
  return rows[0]
}

/** Which application a request is about; that never changes. */
export async function findUndo(tx: Tx, id: string): Promise<{ application_id: string } | undefined> {
  return tx.selectFrom('undo_requests').select('application_id').where('id', '=', id).executeTakeFirst()
}

/** A request, held. */
export async function lockUndo(tx: Tx, id: string) {
  return tx
    .selectFrom('undo_requests')
    .select(['id', 'person_id', 'application_id', 'undoes_seq', 'reason', 'state', 'requested_by'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Settles an open request; false when somebody was faster. */
export async function settleUndo(
  tx: Tx,
  undo: { id: string; to: 'approved' | 'refused'; staffId: string; note: string | undefined; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('undo_requests')
    .set({ state: undo.to, decided_by: undo.staffId, decided_at: undo.at, decision_note: undo.note ?? null })
    .where('id', '=', undo.id)
    .where('state', '=', 'requested')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Requests in the scope, the open ones first. */
export async function listUndo(tx: Tx, scope: ReviewScope): Promise<UndoRow[]> {
  const { rows } = await sql<UndoRow>`
    select ${ROW} where ${scope.authority} or a.school_id = any(${scope.schoolIds}::uuid[])
    order by (r.state = 'requested') desc, r.requested_at desc, r.id limit 100`.execute(tx)
  return rows
}
