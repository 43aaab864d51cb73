import type { Tx } from '#platform/db/database.ts'

/** A request to undo a decision, with the level that made the decision. */
export interface UndoRequest {
  id: string
  applicationId: string
  undoesSeq: number
  level: number | null
  reason: string
  state: string
  requestedBy: string
  requesterName: string
  requestedAt: Date
}

const select = (tx: Tx) =>
  tx
    .selectFrom('undo_requests as r')
    .innerJoin('staff as u', 'u.id', 'r.requested_by')
    .innerJoin('application_steps as s', (join) =>
      join
        .onRef('s.person_id', '=', 'r.person_id')
        .onRef('s.application_id', '=', 'r.application_id')
        .onRef('s.seq', '=', 'r.undoes_seq'),
    )
    .select([
      'r.id',
      'r.application_id as applicationId',
      'r.undoes_seq as undoesSeq',
      's.level',
      'r.reason',
      'r.state',
      'r.requested_by as requestedBy',
      'u.name as requesterName',
      'r.requested_at as requestedAt',
    ])

/** Finds a request in any state. A request never changes the application that it belongs to. */
export async function findUndo(tx: Tx, id: string): Promise<UndoRequest | undefined> {
  return select(tx).where('r.id', '=', id).executeTakeFirst()
}

/** Finds the open request of an application. */
export async function findOpenUndo(tx: Tx, applicationId: string): Promise<UndoRequest | undefined> {
  return select(tx)
    .where('r.application_id', '=', applicationId)
    .where('r.state', '=', 'requested')
    .executeTakeFirst()
}

/** Inserts a request. Answers false when the application has an open request already (the unique key decides). */
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

/** Settles an open request. Answers false when another transaction settled it first. */
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

/**
 * REV-06: lets the open requests of an application lapse when its owner files again or withdraws. The decision that
 * they would undo no longer stands, and they must block neither the new revision nor a new request. The caller has
 * locked the application.
 */
export async function lapseUndoRequests(
  tx: Tx,
  { personId, applicationId, at }: { personId: string; applicationId: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('undo_requests')
    .set({ state: 'lapsed', decided_at: at })
    .where('person_id', '=', personId)
    .where('application_id', '=', applicationId)
    .where('state', '=', 'requested')
    .execute()
}
