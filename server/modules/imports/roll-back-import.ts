import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import { Refusal } from '#kernel/refusal.ts'
import { revokePapers } from '#modules/paper-proofs/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { notify } from '#platform/bus/bus.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { violatesReference } from '#platform/db/database-faults.ts'
import { addJob, type JobPayloads, type JobRun, requireTries } from '#platform/jobs/jobs.store.ts'
import type { Deps } from '#server/deps.ts'
import { lockBatch, moveBatch } from './batch.store.ts'
import { goesAgain } from './goes-again.ts'
import { kindOf } from './kind-of.ts'
import { requireBatch, requireState } from './require-batch.ts'
import { isAnyOnItsWayOut, listNamedTickets } from './roll-back.store.ts'

const ROLL_BACK_MS = 600_000

/**
 * IMP-01: orders the rollback of an applied batch, unless the batch is being published; from then on it cannot be published.
 */
export async function orderRollBack(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  await deps.database.transact(deadline, async (tx) => {
    const batch = await requireBatch(tx, { id, actor, grant: 'import.roll_back' })
    requireState(batch, 'roll_back')
    if (await isAnyOnItsWayOut(tx, [id])) throw new Refusal('import_published')
    const change = { rolled_back_by: actor.staffId, roll_back_reason: reason, fault: null }
    if (!(await moveBatch(tx, { id, from: 'applied', to: 'rolling_back' }, change)))
      throw new Refusal('stale')
    const { requestId, address } = origin
    await addJob(tx, 'roll-back-import', { payload: { batchId: id, requestId, address } })
  })
}

/** Other records depend on what the batch brought in. */
class ReliedUpon extends Error {}

/** The job that rolls a batch back, in one transaction. A failure leaves the batch applied, with the reason in words. */
export async function rollBackImport(
  deps: Deps,
  payload: JobPayloads['roll-back-import'],
  run: JobRun,
): Promise<void> {
  try {
    requireTries(run)
    await deps.database.transact(deadlineIn(ROLL_BACK_MS), (tx) => rollBackOne(tx, deps, payload))
  } catch (error) {
    if (goesAgain(error, run)) throw error
    const words = wordsOfFailure(deps, error)
    const change = { rolled_back_by: null, roll_back_reason: null, fault: JSON.stringify({ words }) }
    await deps.database.transact(deadlineIn(30_000), (tx) =>
      moveBatch(tx, { id: payload.batchId, from: 'rolling_back', to: 'applied' }, change),
    )
  }
}

function wordsOfFailure(deps: Deps, error: unknown): string {
  if (error instanceof ReliedUpon) return error.message
  // What is not counted beforehand still names a row of the batch: trying again never helps.
  if (violatesReference(error)) return '该批次中有记录已被后续业务使用，不能回滚。如有错误请逐条申请更正。'
  deps.log.error('import-roll-back-failed', error)
  return '回滚没有完成，本批次的数据都还在。请稍后再试；仍不行请联系技术人员。'
}

async function rollBackOne(
  tx: Tx,
  deps: Deps,
  { batchId, requestId, address }: JobPayloads['roll-back-import'],
): Promise<void> {
  const batch = await lockBatch(tx, batchId)
  if (batch?.state !== 'rolling_back') return
  const kind = kindOf(deps, batch)
  const count = await kind.countDependants(tx, batchId)
  if (count > 0)
    throw new ReliedUpon(`该批次中有 ${count} 条记录已被后续业务使用，不能回滚。如有错误请逐条申请更正。`)
  const at = deps.clock.now()
  await revokeSheets(tx, { batchId, at })
  const { count: rows, proof } = await kind.deleteBroughtIn(tx, batchId)
  await moveBatch(tx, { id: batchId, from: 'rolling_back', to: 'rolled_back' }, { rolled_back_at: at })
  await notify(tx, 'score-sheets', '*')
  await notify(tx, 'sessions', '*')
  await writeAudit(tx, {
    at,
    actor: { kind: 'staff', stage: 'ready', sessionId: '', staffId: batch.rolled_back_by ?? '', grants: [] },
    origin: { requestId, address },
    action: 'import.roll_back',
    subject: { kind: 'import_batch', id: batchId },
    old: { rows },
    ...(proof === undefined ? {} : { new: proof }),
    reason: batch.roll_back_reason ?? '',
  })
}

/** VER-02: a 成绩单 that names a 准考证 of the batch says what never was. */
async function revokeSheets(tx: Tx, { batchId, at }: { batchId: string; at: Date }): Promise<void> {
  for (const { personId, ticketId } of await listNamedTickets(tx, batchId))
    await revokePapers(tx, {
      ...{ subject: `person:${personId}`, kinds: ['score_sheet'], about: [`ticket:${ticketId}`] },
      ...{ reason: 'issued_in_error', at },
    })
}
