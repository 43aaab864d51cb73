import { sql } from 'kysely'
import { STEP_KINDS, type StepKind } from '#contracts/applications.ts'
import type { Fault, FiledCredential } from '#contracts/filed.ts'
import type { ServiceName } from '#contracts/services.ts'
import type { Tx } from '#platform/db/database.ts'

export interface NewFiling {
  id: string
  receiptNo: string
  personId: string
  ticketId: string
  service: ServiceName
  draftId: string
  windowId: string
  noticeVersion: number
  digest: Buffer
  begunAt: Date
  at: Date
}

/** Takes the next receipt number. Numbers may have gaps but never repeat. */
export async function nextReceiptSeq(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select nextval('receipt_numbers') as n`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Inserts a submission. */
export async function insertFiling(tx: Tx, filing: NewFiling): Promise<void> {
  await tx
    .insertInto('filings')
    .values({
      id: filing.id,
      receipt_no: filing.receiptNo,
      person_id: filing.personId,
      ticket_id: filing.ticketId,
      service: filing.service,
      draft_id: filing.draftId,
      window_id: filing.windowId,
      notice_version: filing.noticeVersion,
      digest: filing.digest,
      begun_at: filing.begunAt,
      filed_at: filing.at,
    })
    .execute()
}

/** Finds the submission that a draft became, so that sending the draft again answers the same filing (APP-06). */
export async function findFilingOfDraft(
  tx: Tx,
  key: { draftId: string; ticketId: string },
): Promise<{ id: string } | undefined> {
  return tx
    .selectFrom('filings')
    .select('id')
    .where('draft_id', '=', key.draftId)
    .where('ticket_id', '=', key.ticketId)
    .executeTakeFirst()
}

/** Finds a submission of a 准考证, with the window in which it was made. */
export async function findFiling(tx: Tx, key: { id: string; ticketId: string }) {
  const { rows } = await sql<FilingRow>`
    select f.id, f.receipt_no, f.service, f.digest, f.filed_at, f.notice_version, t.ticket_no,
      lower(w.period) as opens_at, upper(w.period) as closes_at,
      s.name as school_name, s.website as school_website
    from filings f join windows w on w.id = f.window_id join tickets t on t.id = f.ticket_id join schools s on s.id = t.school_id
    where f.id = ${key.id} and f.ticket_id = ${key.ticketId}`.execute(tx)
  return rows[0]
}

export interface FilingRow {
  id: string
  receipt_no: string
  service: ServiceName
  digest: Buffer
  filed_at: Date
  notice_version: number
  ticket_no: string
  opens_at: Date
  closes_at: Date
  school_name: string
  /** Where the school publishes its notices. */
  school_website: string | null
}

/** Returns the window in which the newest revision of an application was filed. */
export async function requireWindowOfRevision(
  tx: Tx,
  { id, person_id, revision }: { id: string; person_id: string; revision: number },
): Promise<string> {
  const row = await tx
    .selectFrom('application_revisions as r')
    .innerJoin('filings as f', 'f.id', 'r.filing_id')
    .select('f.window_id')
    .where('r.person_id', '=', person_id)
    .where('r.application_id', '=', id)
    .where('r.revision', '=', revision)
    .executeTakeFirstOrThrow()
  return row.window_id
}

export interface NewRevision {
  personId: string
  applicationId: string
  revision: number
  filingId: string
  filedCipher: Buffer
  digest: Buffer
  at: Date
  credentials: readonly { filed: Omit<FiledCredential, 'fields'>; numberIndex: Buffer | undefined }[]
}

/** Inserts exactly what was filed, and the credentials that it rests on (APP-04). */
export async function insertRevision(tx: Tx, revision: NewRevision): Promise<void> {
  const key = {
    person_id: revision.personId,
    application_id: revision.applicationId,
    revision: revision.revision,
  }
  await tx
    .insertInto('application_revisions')
    .values({
      ...key,
      filing_id: revision.filingId,
      filed_cipher: revision.filedCipher,
      digest: revision.digest,
      filed_at: revision.at,
    })
    .execute()
  if (revision.credentials.length === 0) return
  await tx
    .insertInto('filed_credentials')
    .values(
      revision.credentials.map(({ filed, numberIndex }) => ({
        ...key,
        credential_id: filed.credentialId,
        type: filed.type,
        number_index: numberIndex ?? null,
        image_ids: filed.images.map(({ id }) => id),
      })),
    )
    .execute()
}

/** Lists everything that a submission filed, still encrypted, in the order in which it was filed. */
export async function listRevisionsOfFiling(
  tx: Tx,
  filingId: string,
): Promise<{ application_id: string; filed_cipher: Buffer }[]> {
  return tx
    .selectFrom('application_revisions as r')
    .innerJoin('applications as a', 'a.id', 'r.application_id')
    .select(['r.application_id', 'r.filed_cipher'])
    .where('r.filing_id', '=', filingId)
    .orderBy('a.application_no')
    .limit(100)
    .execute()
}

/** Finds a revision as it was filed, still encrypted, with its receipt. */
export async function findRevision(
  tx: Tx,
  key: { personId: string; applicationId: string; revision: number },
) {
  return tx
    .selectFrom('application_revisions as r')
    .innerJoin('filings as f', 'f.id', 'r.filing_id')
    .select(['r.filed_cipher', 'r.digest', 'r.filing_id', 'f.receipt_no'])
    .where('r.person_id', '=', key.personId)
    .where('r.application_id', '=', key.applicationId)
    .where('r.revision', '=', key.revision)
    .executeTakeFirst()
}

export interface NewStep {
  personId: string
  applicationId: string
  kind: StepKind
  revision: number
  level?: number
  staffId?: string
  secondStaffId?: string
  undoesSeq?: number
  /** For a return: the level that decides again. */
  toLevel?: number
  /** For a request for an amendment: its deadline. */
  amendUntil?: Date
  reasons?: readonly Fault[]
  note?: string | undefined
  at: Date
}
/**
 * Adds a step to the timeline. The caller must have locked the application, because its steps are numbered
 * consecutively.
 */
export async function insertStep(tx: Tx, step: NewStep): Promise<void> {
  await sql`insert into application_steps (person_id, application_id, seq, kind, revision, level, staff_id, second_staff_id,
      undoes_seq, to_level, amend_until, reasons, note, at)
    select ${step.personId}, ${step.applicationId}, coalesce(max(seq), 0) + 1, ${step.kind}, ${step.revision},
      ${step.level ?? null}, ${step.staffId ?? null}, ${step.secondStaffId ?? null}, ${step.undoesSeq ?? null},
      ${step.toLevel ?? null}, ${step.amendUntil ?? null}::timestamptz,
      ${JSON.stringify(step.reasons ?? [])}::jsonb, ${step.note ?? null}, ${step.at}
    from application_steps where person_id = ${step.personId} and application_id = ${step.applicationId}`.execute(
    tx,
  )
}

/** Lists the timeline, oldest first, with the reviewers' names. The view decides who sees the names. */
export async function listSteps(tx: Tx, key: { personId: string; applicationId: string }) {
  const rows = await tx
    .selectFrom('application_steps as s')
    .leftJoin('staff', 'staff.id', 's.staff_id')
    .leftJoin('staff as second', 'second.id', 's.second_staff_id')
    .select([
      's.seq',
      's.kind',
      's.revision',
      's.level',
      's.staff_id',
      's.undoes_seq',
      's.to_level',
      's.amend_until',
      's.reasons',
      's.note',
      's.at',
      'staff.name as staff_name',
      'second.name as second_name',
    ])
    .where('s.person_id', '=', key.personId)
    .where('s.application_id', '=', key.applicationId)
    .orderBy('s.seq')
    .limit(500)
    .execute()
  return rows.map((row) => ({ ...row, kind: stepKindOf(row.kind) }))
}
function stepKindOf(kind: string): StepKind {
  const known = STEP_KINDS.find((one) => one === kind)
  if (!known) throw new Error(`a step of unknown kind: ${kind}`)
  return known
}

export type StepRow = Awaited<ReturnType<typeof listSteps>>[number]
