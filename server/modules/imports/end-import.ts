import type { Origin, StaffActor } from '#kernel/actor.ts'
import type { Deadline } from '#kernel/deadline.ts'
import { Refusal } from '#kernel/refusal.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { notify } from '#platform/bus/bus.store.ts'
import type { Deps } from '#server/deps.ts'
import { countDependants, deleteBroughtIn, isOnItsWayOut } from './apply.store.ts'
import { moveBatch } from './batch.store.ts'
import { clearRows } from './report.store.ts'
import { requireBatch, requireState } from './require-batch.ts'

interface Act {
  id: string
  actor: StaffActor
  origin: Origin
  deadline: Deadline
}

/** Puts a batch aside that has not been applied; its file and its rows go. */
export async function discardBatch(deps: Deps, { id, actor, origin, deadline }: Act): Promise<void> {
  await deps.database.transact(deadline, async (tx) => {
    const batch = await requireBatch(tx, { id, actor, grant: 'import.upload' })
    requireState(batch, 'discard')
    await clearRows(tx, id)
    if (!(await moveBatch(tx, { id, from: batch.state, to: 'discarded' }))) throw new Refusal('stale')
    const subject = { kind: 'import_batch' as const, id }
    await writeAudit(tx, { at: deps.clock.now(), actor, origin, action: 'import.discard', subject })
  })
  await deps.files.remove(id)
}

/** IMP-01: an applied batch goes as a whole, while it is neither on its way out nor relied upon. */
export async function rollBackBatch(deps: Deps, { reason, ...act }: Act & { reason: string }): Promise<void> {
  const { id, actor, origin, deadline } = act
  const at = deps.clock.now()
  await deps.database.transact(deadline, async (tx) => {
    const batch = await requireBatch(tx, { id, actor, grant: 'import.roll_back' })
    requireState(batch, 'roll_back')
    if (await isOnItsWayOut(tx, id)) throw new Refusal('import_published')
    const count = await countDependants(tx, id)
    if (count > 0) throw new Refusal('import_relied_upon', { values: { count } })
    const rows = await deleteBroughtIn(tx, id)
    const change = { rolled_back_by: actor.staffId, rolled_back_at: at, roll_back_reason: reason }
    if (!(await moveBatch(tx, { id, from: 'applied', to: 'rolled_back' }, change))) throw new Refusal('stale')
    await notify(tx, 'score-sheets', '*')
    const subject = { kind: 'import_batch' as const, id }
    await writeAudit(tx, { at, actor, origin, action: 'import.roll_back', subject, old: { rows }, reason })
  })
}
