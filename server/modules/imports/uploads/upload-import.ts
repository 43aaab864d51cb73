import type { MultipartFile } from '@fastify/multipart'
import { IMPORT_KINDS, type ImportKind, type uploadImport } from '#contracts/office/imports.ts'
import type { QueryOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { stepWithin } from '#kernel/deadline.ts'
import { Refusal } from '#kernel/refusal.ts'
import { sittingExists } from '#modules/catalogue/public.ts'
import { isInScope, schoolsInScope } from '#modules/registry/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { isSurelyUndone } from '#platform/db/database-faults.ts'
import type { StoredFile } from '#platform/file-store/file-store.ts'
import { isOfStorage } from '#platform/file-store/storage-faults.ts'
import { addJob } from '#platform/jobs/jobs.store.ts'
import { endingOf } from '#rulebook/free-text/cut-text.ts'
import type { Deps } from '#server/deps.ts'
import { insertBatch, type NewBatch } from '../batch.store.ts'
import { keepableCell } from '../checking/stray-numbers.rules.ts'
import { discardIn } from '../discard-batch.ts'
import { findSameFile } from './same-file.store.ts'

/** An upload may take minutes to arrive; the database steps are as short as everywhere. */
const STEP_MS = 5_000

type Named = QueryOf<typeof uploadImport>

/** IMP-01: stores the file completely or not at all, and orders its check in the transaction that records the batch. */
export async function receiveImport(
  deps: Deps,
  call: Call<StaffActor>,
  { file, ...query }: Named & { file: MultipartFile | undefined },
): Promise<{ id: string; batchNo: number }> {
  const schoolId = await requireAllowed(deps, call, query)
  const { kind, sittingId, double, columns } = query
  const isDouble = double !== undefined && IMPORT_KINDS[kind].isPublished
  const entry = isDouble ? ({ isDouble } as const) : undefined
  return keepUpload(deps, call, {
    kind,
    sittingId,
    schoolId,
    entry,
    asksColumns: columns !== undefined && IMPORT_KINDS[kind].format === 'sheet',
    file,
  })
}

export interface Upload {
  kind: ImportKind
  sittingId: string | undefined
  schoolId: string | undefined
  entry: NewBatch['entry']
  asksColumns: boolean
  /** The batch that this file corrects, which is discarded with it. */
  replaces?: string
  file: MultipartFile | undefined
}

/** Keeps the file of an upload that is allowed, and records its batch. */
export async function keepUpload(
  deps: Deps,
  call: Call<StaffActor>,
  { file, ...query }: Upload,
): Promise<{ id: string; batchNo: number }> {
  if (!file) throw new Refusal('upload_missing')
  const id = deps.ids.next()
  const stored = await store(deps, id, file)
  try {
    const fileName = plainName(file.filename)
    return { id, batchNo: await record(deps, call, { ...query, id, fileName, stored }) }
  } catch (error) {
    // After a lost connection it is unknown whether the batch was recorded: the file stays, and the sweep decides later.
    if (isSurelyUndone(error)) await deps.files.remove(id)
    deps.log.info('import-not-kept', { staff: call.actor.staffId })
    throw error
  }
}

/** A school's registrar imports what concerns one own school only; the authority imports everything. */
async function requireAllowed(
  deps: Deps,
  call: Call<StaffActor>,
  { kind, sittingId, schoolId: named }: Named,
): Promise<string | undefined> {
  const own = schoolsInScope(call.actor, 'import.upload')
  if (own !== undefined && !IMPORT_KINDS[kind].isForSchools) throw new Refusal('not_permitted')
  // One file is about one school: of several the officer says which.
  const schoolId = own === undefined || own.length > 1 ? own?.find((id) => id === named) : own[0]
  const deadline = stepWithin(STEP_MS, call.deadline)
  const isKnown =
    !IMPORT_KINDS[kind].hasSitting ||
    (sittingId !== undefined && (await deps.database.read(deadline, (tx) => sittingExists(tx, sittingId))))
  const problems = [
    ...(own !== undefined && schoolId === undefined
      ? [{ field: 'schoolId', code: 'required', text: '请选择学校。' }]
      : []),
    ...(isKnown ? [] : [{ field: 'sittingId', code: 'required', text: '请选择考次。' }]),
  ]
  if (problems.length > 0) throw new Refusal('input_invalid', { problems })
  return schoolId
}

/** `truncated` is known only after the whole stream has been read, because the library cuts it without an error. */
async function store(deps: Deps, id: string, file: MultipartFile): Promise<StoredFile> {
  const stored = await deps.files.put(id, file.file).catch((error: unknown) => {
    deps.log.error('upload-broken', error)
    if (isOfStorage(error)) throw error
    throw new Refusal('upload_incomplete')
  })
  if (file.file.truncated) {
    await deps.files.remove(id)
    throw new Refusal('upload_too_large', { values: { limit: '100 MB' } })
  }
  if (stored.bytes > 0) return stored
  await deps.files.remove(id)
  throw new Refusal('upload_missing')
}

function record(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  kept: Omit<Upload, 'file'> & { id: string; fileName: string; stored: StoredFile },
): Promise<number> {
  const { id, kind, sittingId, fileName, stored, schoolId, entry, asksColumns } = kept
  const at = deps.clock.now()
  return deps.database.transact(stepWithin(STEP_MS, deadline), async (tx) => {
    // Before the new one: a second entry has no other beside it.
    const replaces =
      kept.replaces === undefined ? {} : { replaces: await discardIn(tx, actor, { id: kept.replaces, at }) }
    const batchNo = await insertBatch(tx, {
      id,
      kind,
      sittingId: IMPORT_KINDS[kind].hasSitting ? sittingId : undefined,
      schoolId,
      fileName,
      fileBytes: stored.bytes,
      fileDigest: stored.digest,
      staffId: actor.staffId,
      at,
      entry,
      asksColumns,
    })
    if (batchNo === undefined) return refuseSameFile(tx, actor, { kind, digest: stored.digest })
    await addJob(tx, 'check-import', { payload: { batchId: id } })
    await writeAudit(tx, {
      at,
      actor,
      origin,
      action: 'import.upload',
      subject: { kind: 'import_batch', id },
      new: {
        kind,
        ...(entry ?? {}),
        ...(asksColumns ? { asksColumns } : {}),
        ...replaces,
        bytes: stored.bytes,
        digest: stored.digest.toString('hex'),
      },
    })
    return batchNo
  })
}

/** Names the batch that has the same file, where whoever asks may see it. */
async function refuseSameFile(
  tx: Tx,
  actor: StaffActor,
  file: { kind: ImportKind; digest: Buffer },
): Promise<never> {
  const same = await findSameFile(tx, file)
  const schoolIds = same?.school_id ? [same.school_id] : []
  if (same && !isInScope(schoolIds, schoolsInScope(actor, 'import.upload')))
    throw new Refusal('import_file_elsewhere')
  throw new Refusal('import_duplicate_file', { values: { batchNo: same?.batch_no ?? '' } })
}

/** The file's own name, to be shown but never used as a path; an ID number in it is masked. */
function plainName(name: string): string {
  return endingOf(keepableCell(name.replaceAll(/[\p{C}/\\]/gu, '')), 120) || 'upload'
}
