import type { Tx } from '#platform/db/database.ts'

/**
 * REV-06: whoever files again or withdraws leaves nothing behind that a request to take the decision back could undo; it
 * lapses, and blocks neither the new revision nor a new request. The application is held.
 */
export async function lapseUndoRequests(
  tx: Tx,
  of: { personId: string; applicationId: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('undo_requests')
    .set({ state: 'lapsed', decided_at: of.at })
    .where('person_id', '=', of.personId)
    .where('application_id', '=', of.applicationId)
    .where('state', '=', 'requested')
    .execute()
}
