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
  'saved_at',
] as const

/** A draft of one's own 准考证, by id; held when it is to be filed. */
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

/** The draft of a service that is being filled in, or of a correction. */
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

/** The drafts that correct applications of a 准考证; one for each application, so the limit is the list's own. */
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

/** The form of a draft as it is kept: sealed for its draft, with its version (APP-09). */
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

/** Keeps it; nothing when there is one already (unique key): two tabs share the first. */
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

/** Saves over the version that was read; false when another tab or device was faster. */
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

/** The 须知 was read again, in a newer version. */
export async function setNoticeVersion(tx: Tx, draft: { id: string; noticeVersion: number }): Promise<void> {
  await tx
    .updateTable('drafts')
    .set({ notice_version: draft.noticeVersion })
    .where('id', '=', draft.id)
    .execute()
}

/** Throws it away; false when it was not there. */
export async function deleteDraft(tx: Tx, draft: { id: string; ticketId: string }): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('drafts')
    .where('id', '=', draft.id)
    .where('ticket_id', '=', draft.ticketId)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** The draft that corrects an application ends with it. */
export async function deleteDraftsOfApplication(tx: Tx, applicationId: string): Promise<void> {
  await tx.deleteFrom('drafts').where('application_id', '=', applicationId).execute()
}

/** Forgets drafts that nobody has touched for so long. */
export async function deleteOldDrafts(tx: Tx, before: Date): Promise<number> {
  const { numDeletedRows } = await tx.deleteFrom('drafts').where('saved_at', '<', before).executeTakeFirst()
  return Number(numDeletedRows)
}
