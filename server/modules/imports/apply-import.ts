import { IMPORT_KINDS } from '#contracts/office/imports.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import { Refusal } from '#kernel/refusal.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { violatedUnique } from '#platform/db/database-faults.ts'
import { addJob, type JobPayloads, type JobRun, requireTries } from '#platform/jobs/jobs.store.ts'
import type { Deps } from '#server/deps.ts'
import type { Applier } from '#server/import-kind.ts'
import { lockBatch, moveBatch, takeRoom } from './batch.store.ts'
import type { BatchLayout } from './columns/layout-lines.ts'
import { mergeEntries } from './double-entry/merge-entries.ts'
import { goesAgain } from './goes-again.ts'
import { kindBatch, kindNamed, kindOf } from './kind-of.ts'
import { NotApplied } from './not-applied.ts'
import { requirePagesSeen } from './photos/looking/pages-seen.ts'
import { clearRows } from './report.store.ts'
import { requireBatch, requireState } from './require-batch.ts'
import { isForAnother } from './second-officer.policy.ts'

const APPLY_MS = 600_000

/** IMP-01: orders a faultless batch to be applied; of several simultaneous orders one succeeds. */
export async function orderApply(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id }: { id: string },
): Promise<void> {
  await deps.database.transact(deadline, async (tx) => {
    const batch = await requireBatch(tx, { id, actor, grant: 'import.apply' })
    requireState(batch, 'apply')
    if (isForAnother({ kind: batch.kind, uploadedBy: batch.uploaded_by }, actor.staffId))
      throw new Refusal('second_person')
    if (batch.rows_faulty > 0)
      throw new Refusal('import_has_problems', { values: { count: batch.rows_faulty } })
    if (IMPORT_KINDS[kindNamed(batch.kind)].isAppliedByAnother)
      await requirePagesSeen(deps, tx, { batchId: id, actor })
    const grown = await mergeEntries(tx, batch)
    const change = { rows_done: 0, rows_total: batch.rows_total + grown }
    if (!(await moveBatch(tx, { id, from: 'checked', to: 'applying' }, change))) throw new Refusal('stale')
    const { requestId, address } = origin
    await addJob(tx, 'apply-import', { payload: { batchId: id, staffId: actor.staffId, requestId, address } })
  })
}

/** The job that applies a batch, in one transaction. A failure leaves the batch checked, with the reason in words. */
export async function applyImport(
  deps: Deps,
  payload: JobPayloads['apply-import'],
  run: JobRun,
): Promise<void> {
  const { batchId } = payload
  try {
    requireTries(run)
    await deps.database.transact(deadlineIn(APPLY_MS), (tx) => applyOne(tx, deps, payload))
  } catch (error) {
    if (goesAgain(error, run)) throw error
    const words = wordsOfFailure(deps, error)
    await deps.database.transact(deadlineIn(30_000), (tx) =>
      moveBatch(tx, { id: batchId, from: 'applying', to: 'checked' }, { fault: JSON.stringify({ words }) }),
    )
  }
}

function wordsOfFailure(deps: Deps, error: unknown): string {
  if (error instanceof NotApplied) return error.message
  // Since the check, another batch has brought in the same rows.
  if (violatedUnique(error) !== undefined)
    return '检查之后，其他批次已导入了相同的记录，本批次没有入库。请放弃此批次并重新上传检查。'
  deps.log.error('import-apply-failed', error)
  return '入库没有完成，本批次没有写入任何记录。请放弃此批次并重新上传检查；仍不行请联系技术人员。'
}

/** Which column was read as which, where it was an officer's word (IMP-04). */
function columnsOf(batch: { layout: unknown }): { columns?: readonly string[] } {
  const layout = batch.layout as BatchLayout | null
  return layout === null ? {} : { columns: layout.lines }
}

async function applyOne(tx: Tx, deps: Deps, payload: JobPayloads['apply-import']): Promise<void> {
  const { batchId, staffId, requestId, address } = payload
  const batch = await lockBatch(tx, batchId)
  if (batch?.state !== 'applying') return
  await takeRoom(tx)
  const at = deps.clock.now()
  const by: Applier = {
    actor: { kind: 'staff', stage: 'ready', sessionId: '', staffId, grants: [] },
    origin: { requestId, address, agent: '' },
  }
  const { count, candidates, proof } = await kindOf(deps, batch).apply(tx, kindBatch(batch, at), by)
  if (count !== batch.rows_total) throw new Error('Fewer rows were staged than were checked')
  await clearRows(tx, batchId)
  const change = { applied_by: staffId, applied_at: at, rows_done: count, candidates, fault: null }
  await moveBatch(tx, { id: batchId, from: 'applying', to: 'applied' }, change)
  await writeAudit(tx, {
    at,
    ...by,
    action: 'import.apply',
    subject: { kind: 'import_batch', id: batchId },
    new: { kind: batch.kind, rows: count, ...columnsOf(batch), ...proof },
  })
}
