import type { MultipartFile } from '@fastify/multipart'
import type { uploadImport } from '#contracts/office-imports.ts'
import type { QueryOf } from '#contracts/route.ts'
import type { Origin, StaffActor } from '#kernel/actor.ts'
import { type Deadline, stepWithin } from '#kernel/deadline.ts'
import { Refusal } from '#kernel/refusal.ts'
import { schoolsInScope } from '#modules/registry/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { isUnavailable } from '#platform/db/database-faults.ts'
import type { StoredFile } from '#platform/file-store/file-store.ts'
import { isOfStorage } from '#platform/file-store/storage-faults.ts'
import { addJob } from '#platform/jobs/jobs.store.ts'
import type { Deps } from '#server/deps.ts'
import { findSameFile, insertBatch, sittingExists } from './batch.store.ts'
import { keepableText } from './stray-numbers.rules.ts'

/** An upload may take minutes to arrive; what the database takes is as short as everywhere. */
const STEP_MS = 5_000

interface Upload {
  query: QueryOf<typeof uploadImport>
  file: MultipartFile | undefined
  actor: StaffActor
  origin: Origin
  deadline: Deadline
}

/** IMP-01: keeps the file whole or not at all, and leaves its check to the worker in the same transaction. */
export async function receiveImport(deps: Deps, upload: Upload): Promise<{ id: string; batchNo: number }> {
  const { query, file, actor, deadline } = upload
  const schoolId = await requireAllowed(deps, upload)
  if (!file) throw new Refusal('upload_missing')
  const id = deps.ids.next()
  const stored = await store(deps, id, file)
  try {
    const batchNo = await record(deps, upload, { id, stored, schoolId })
    if (batchNo !== undefined) return { id, batchNo }
    const same = await deps.database.read(deadline, (tx) =>
      findSameFile(tx, { kind: query.kind, digest: stored.digest }),
    )
    throw new Refusal('import_duplicate_file', { values: { batchNo: same ?? '' } })
  } catch (error) {
    // A lost connection does not tell whether the batch is there: then the file stays, and the sweep judges it.
    if (!isUnavailable(error)) await deps.files.remove(id)
    deps.log.info('import-not-kept', { staff: actor.staffId })
    throw error
  }
}

/** A school's registrar brings practice results of the own school only; the authority brings anything. */
async function requireAllowed(deps: Deps, { query, actor, ...upload }: Upload): Promise<string | undefined> {
  const [schoolId] = schoolsInScope(actor, 'import.upload') ?? []
  if (schoolId !== undefined && query.kind !== 'practice_scores') throw new Refusal('not_permitted')
  if (query.kind === 'candidates') return schoolId
  const { sittingId } = query
  const deadline = stepWithin(STEP_MS, upload.deadline)
  const isKnown =
    sittingId !== undefined && (await deps.database.read(deadline, (tx) => sittingExists(tx, sittingId)))
  if (isKnown) return schoolId
  const problems = [{ field: 'sittingId', code: 'required', text: '请选择考次。' }]
  throw new Refusal('input_invalid', { problems })
}

/** `truncated` is known only once the stream has been read to its end: the library cuts without an error. */
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
  { query, file, actor, origin, deadline }: Upload,
  kept: { id: string; stored: StoredFile; schoolId: string | undefined },
): Promise<number | undefined> {
  const { id, stored, schoolId } = kept
  const at = deps.clock.now()
  return deps.database.transact(stepWithin(STEP_MS, deadline), async (tx) => {
    const batchNo = await insertBatch(tx, {
      id,
      kind: query.kind,
      sittingId: query.kind === 'candidates' ? undefined : query.sittingId,
      schoolId,
      fileName: plainName(file?.filename ?? ''),
      fileBytes: stored.bytes,
      fileDigest: stored.digest,
      staffId: actor.staffId,
      at,
    })
    if (batchNo === undefined) return undefined
    await addJob(tx, 'check-import', { payload: { batchId: id } })
    await writeAudit(tx, {
      at,
      actor,
      origin,
      action: 'import.upload',
      subject: { kind: 'import_batch', id },
      new: { kind: query.kind, bytes: stored.bytes, digest: stored.digest.toString('hex') },
    })
    return batchNo
  })
}

/** A file's own name is shown and never used as a path; an ID number in it is masked. */
function plainName(name: string): string {
  return keepableText(name.replaceAll(/[\p{C}/\\]/gu, '')).slice(-120) || 'upload'
}
