import type { Tx } from '#platform/db/database.ts'

/** Finds the open request to undo an arrival's standing step. */
export async function findOpenArrivalUndo(tx: Tx, arrivalId: string) {
  return tx
    .selectFrom('arrival_undos as u')
    .innerJoin('staff as s', 's.id', 'u.requested_by')
    .select(['u.id', 'u.undoes_seq', 'u.reason', 'u.requested_by', 's.name as asker'])
    .where('u.arrival_id', '=', arrivalId)
    .where('u.state', '=', 'requested')
    .executeTakeFirst()
}

/** Inserts a request; false when the arrival has an open one already: the unique key decides. */
export async function insertArrivalUndo(
  tx: Tx,
  undo: { id: string; arrivalId: string; undoesSeq: number; reason: string; staffId: string; at: Date },
): Promise<boolean> {
  const row = await tx
    .insertInto('arrival_undos')
    .values({
      id: undo.id,
      arrival_id: undo.arrivalId,
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
export async function settleArrivalUndo(
  tx: Tx,
  undo: { id: string; to: 'approved' | 'refused'; staffId: string; note: string | undefined; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('arrival_undos')
    .set({ state: undo.to, decided_by: undo.staffId, decided_at: undo.at, decision_note: undo.note ?? null })
    .where('id', '=', undo.id)
    .where('state', '=', 'requested')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
