import type { ServiceName } from '#contracts/services.ts'
import type { Tx } from '#platform/db/database.ts'

const COLUMNS = [
  'id',
  'person_id',
  'ticket_id',
  'service',
  'application_id',
  'form',
  'form_cipher',
  'form_version',
  'version',
  'notice_version',
  'created_at',
  'saved_at',
] as const

/** Finds a draft of a 准考证 by its id. With `hold` it locks the row until the transaction ends. */
export async function findDraft(
  tx: Tx,
  draft: { id: string; ticketId: string; hold?: boolean },
): Promise<DraftRow | undefined> {
  const found = tx
    .selectFrom('drafts')
    .select(COLUMNS)
    .where('id', '=', draft.id)
    .where('ticket_id', '=', draft.ticketId)
  return draft.hold ? found.forUpdate().executeTakeFirst() : found.executeTakeFirst()
}

export type DraftRow = Awaited<ReturnType<typeof selectAny>>
const selectAny = (tx: Tx) => tx.selectFrom('drafts').select(COLUMNS).executeTakeFirstOrThrow()

/** Finds the draft of a new filing for a service, or the draft that corrects an application. */
export async function findDraftOf(
  tx: Tx,
  key: { ticketId: string; service: ServiceName; applicationId: string | undefined },
): Promise<DraftRow | undefined> {
  return tx
    .selectFrom('drafts')
    .select(COLUMNS)
    .where('ticket_id', '=', key.ticketId)
    .where('service', '=', key.service)
    .where('application_id', 'is not distinct from', key.applicationId ?? null)
    .executeTakeFirst()
}

/**
 * Lists the drafts that correct applications of a 准考证. Each application has at most one, so the list of applications
 * limits this one.
 */
export async function listCorrections(tx: Tx, key: { ticketId: string; service: ServiceName }) {
  return tx
    .selectFrom('drafts')
    .select(['id', 'application_id', 'saved_at'])
    .where('ticket_id', '=', key.ticketId)
    .where('service', '=', key.service)
    .where('application_id', 'is not', null)
    .orderBy('id')
    .limit(300)
    .execute()
}

/** The stored form of a draft: encrypted for that draft, with its version (APP-09). */
export interface SealedForm {
  version: number
  cipher: Buffer
}

export interface NewDraft {
  id: string
  personId: string
  ticketId: string
  service: ServiceName
  applicationId: string | undefined
  form: SealedForm
  noticeVersion: number
  at: Date
}

/** Inserts a draft. Does nothing when there is one already (unique key), so that two browser tabs share the first. */
export async function insertDraft(tx: Tx, draft: NewDraft): Promise<void> {
  await tx
    .insertInto('drafts')
    .values({
      id: draft.id,
      person_id: draft.personId,
      ticket_id: draft.ticketId,
      service: draft.service,
      application_id: draft.applicationId ?? null,
      form_cipher: draft.form.cipher,
      form_version: draft.form.version,
      notice_version: draft.noticeVersion,
      created_at: draft.at,
      saved_at: draft.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Saves over the version that was read. Answers false when another tab or device saved first. */
export async function updateDraft(
  tx: Tx,
  draft: { id: string; ticketId: string; version: number; form: SealedForm; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('drafts')
    .set({
      form: null,
      form_cipher: draft.form.cipher,
      form_version: draft.form.version,
      version: draft.version + 1,
      saved_at: draft.at,
    })
    .where('id', '=', draft.id)
    .where('ticket_id', '=', draft.ticketId)
    .where('version', '=', draft.version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Records that the candidate has read a newer version of the 须知. */
export async function setNoticeVersion(tx: Tx, draft: { id: string; noticeVersion: number }): Promise<void> {
  await tx
    .updateTable('drafts')
    .set({ notice_version: draft.noticeVersion })
    .where('id', '=', draft.id)
    .execute()
}

/** Deletes a draft. Answers false when there is no such draft. */
export async function deleteDraft(tx: Tx, draft: { id: string; ticketId: string }): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('drafts')
    .where('id', '=', draft.id)
    .where('ticket_id', '=', draft.ticketId)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** Deletes the draft that corrects an application, because the owner has withdrawn the application. */
export async function deleteDraftsOfApplication(tx: Tx, applicationId: string): Promise<void> {
  await tx.deleteFrom('drafts').where('application_id', '=', applicationId).execute()
}

/** Deletes drafts that were last saved before an instant. Answers how many. */
export async function deleteOldDrafts(tx: Tx, before: Date): Promise<number> {
  const { numDeletedRows } = await tx.deleteFrom('drafts').where('saved_at', '<', before).executeTakeFirst()
  return Number(numDeletedRows)
}
