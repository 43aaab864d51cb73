import type { MultipartFile } from '@fastify/multipart'
import { IMPORT_KINDS, type ImportKind, type uploadImport } from '#contracts/office/imports.ts'
import type { QueryOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { stepWithin } from '#kernel/deadline.ts'
import { Refusal } from '#kernel/refusal.ts'
import { sittingExists } from '#modules/catalogue/public.ts'
import { schoolsInScope } from '#modules/registry/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { isUnavailable } from '#platform/db/database-faults.ts'
import type { StoredFile } from '#platform/file-store/file-store.ts'
import { isOfStorage } from '#platform/file-store/storage-faults.ts'
import { addJob } from '#platform/jobs/jobs.store.ts'
import type { Deps } from '#server/deps.ts'
import { findSameFile, insertBatch, type NewBatch } from './batch.store.ts'
import { keepableCell } from './checking/stray-numbers.rules.ts'

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
    asksColumns: columns !== undefined,
    file,
  })
}

export interface Upload {
  kind: ImportKind
  sittingId: string | undefined
  schoolId: string | undefined
  entry: NewBatch['entry']
  asksColumns: boolean
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
    const batchNo = await record(deps, call, {
      ...query,
      id,
      fileName: plainName(file.filename),
      stored,
    })
    if (batchNo !== undefined) return { id, batchNo }
    const same = await deps.database.read(call.deadline, (tx) =>
      findSameFile(tx, { kind: query.kind, digest: stored.digest }),
    )
    throw new Refusal('import_duplicate_file', { values: { batchNo: same ?? '' } })
  } catch (error) {
    // After a lost connection it is unknown whether the batch was recorded: the file stays, and the sweep decides later.
    if (!isUnavailable(error)) await deps.files.remove(id)
    deps.log.info('import-not-kept', { staff: call.actor.staffId })
    throw error
  }
}

/** A school's registrar imports what concerns their own school only; the authority imports everything. */
async function requireAllowed(
  deps: Deps,
  call: Call<StaffActor>,
  { kind, sittingId }: Named,
): Promise<string | undefined> {
  const [schoolId] = schoolsInScope(call.actor, 'import.upload') ?? []
  if (schoolId !== undefined && !IMPORT_KINDS[kind].isForSchools) throw new Refusal('not_permitted')
  if (!IMPORT_KINDS[kind].hasSitting) return schoolId
  const deadline = stepWithin(STEP_MS, call.deadline)
  const isKnown =
    sittingId !== undefined && (await deps.database.read(deadline, (tx) => sittingExists(tx, sittingId)))
  if (isKnown) return schoolId
  const problems = [{ field: 'sittingId', code: 'required', text: '请选择考次。' }]
  throw new Refusal('input_invalid', { problems })
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
): Promise<number | undefined> {
  const { id, kind, sittingId, fileName, stored, schoolId, entry, asksColumns } = kept
  const at = deps.clock.now()
  return deps.database.transact(stepWithin(STEP_MS, deadline), async (tx) => {
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
    if (batchNo === undefined) return undefined
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
        bytes: stored.bytes,
        digest: stored.digest.toString('hex'),
      },
    })
    return batchNo
  })
}

/** The file's own name, to be shown but never used as a path; an ID number in it is masked. */
function plainName(name: string): string {
  return keepableCell(name.replaceAll(/[\p{C}/\\]/gu, '')).slice(-120) || 'upload'
}
