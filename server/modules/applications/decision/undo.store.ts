import type { Tx } from '#platform/db/database.ts'

/** A request to take a decision back, with the level whose decision it is. */
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

/** A request, in whatever state. It never changes which application it is about. */
export async function findUndo(tx: Tx, id: string): Promise<UndoRequest | undefined> {
  return select(tx).where('r.id', '=', id).executeTakeFirst()
}

/** The request that is open for an application. */
export async function findOpenUndo(tx: Tx, applicationId: string): Promise<UndoRequest | undefined> {
  return select(tx)
    .where('r.application_id', '=', applicationId)
    .where('r.state', '=', 'requested')
    .executeTakeFirst()
}

/** Keeps a request; false when one is open for that application already (the unique key decides). */
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

/**
 * REV-06: whoever files again or withdraws leaves nothing behind that a request to take the decision back could undo; it
 * lapses, and blocks neither the new revision nor a new request. The application is locked.
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
