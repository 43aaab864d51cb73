import type { ExceptionView } from '#contracts/office/exceptions.ts'
import type { Tx } from '#platform/db/database.ts'

/** A request to approve although the rules of the service say no. */
export interface ApprovalException {
  id: string
  applicationId: string
  revision: number
  lackKey: string
  lack: string
  reason: string
  state: ExceptionView['state']
  requestedBy: string
  requesterName: string
  requestedAt: Date
  deciderName: string | null
  note: string | null
}

const select = (tx: Tx) =>
  tx
    .selectFrom('approval_exceptions as e')
    .innerJoin('staff as r', 'r.id', 'e.requested_by')
    .leftJoin('staff as d', 'd.id', 'e.decided_by')
    .select([
      'e.id',
      'e.application_id as applicationId',
      'e.revision',
      'e.lack_key as lackKey',
      'e.lack',
      'e.reason',
      'e.state',
      'e.requested_by as requestedBy',
      'r.name as requesterName',
      'e.requested_at as requestedAt',
      'd.name as deciderName',
      'e.decision_note as note',
    ])

/** Finds a request in any state. A request never changes the application that it belongs to. */
export async function findException(tx: Tx, id: string): Promise<ApprovalException | undefined> {
  const row = await select(tx).where('e.id', '=', id).executeTakeFirst()
  return row as ApprovalException | undefined
}

/** Finds the newest request of a revision, whatever became of it. */
export async function findLatestException(
  tx: Tx,
  key: { applicationId: string; revision: number },
): Promise<ApprovalException | undefined> {
  const row = await select(tx)
    .where('e.application_id', '=', key.applicationId)
    .where('e.revision', '=', key.revision)
    .orderBy('e.requested_at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row as ApprovalException | undefined
}

/** Whether a second person agreed to approve a revision in spite of exactly that lack. */
export async function isAgreedTo(
  tx: Tx,
  key: { applicationId: string; revision: number; lackKey: string },
): Promise<boolean> {
  const row = await tx
    .selectFrom('approval_exceptions')
    .select('id')
    .where('application_id', '=', key.applicationId)
    .where('revision', '=', key.revision)
    .where('lack_key', '=', key.lackKey)
    .where('state', '=', 'agreed')
    .executeTakeFirst()
  return row !== undefined
}

/** Inserts a request. Answers false when that lack has one already (the unique key decides). */
export async function insertException(
  tx: Tx,
  exception: {
    id: string
    personId: string
    applicationId: string
    revision: number
    lackKey: string
    lack: string
    reason: string
    staffId: string
    at: Date
  },
): Promise<boolean> {
  const row = await tx
    .insertInto('approval_exceptions')
    .values({
      id: exception.id,
      person_id: exception.personId,
      application_id: exception.applicationId,
      revision: exception.revision,
      lack_key: exception.lackKey,
      lack: exception.lack,
      reason: exception.reason,
      state: 'requested',
      requested_by: exception.staffId,
      requested_at: exception.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Settles an open request. Answers false when another transaction settled it first. */
export async function settleException(
  tx: Tx,
  decision: { id: string; to: 'agreed' | 'refused'; staffId: string; note: string | undefined; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('approval_exceptions')
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
