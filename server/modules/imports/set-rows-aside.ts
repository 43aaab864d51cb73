import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Deps } from '#server/deps.ts'
import { moveFaultyRows, noteSetAside } from './report.store.ts'
import { requireBatch, requireState } from './require-batch.ts'

/**
 * IMP-04: takes the faulty rows out of a checked batch, so that the rest can be applied. They stay in the error file, which can be
 * repaired and sent back. Of rows that belong together, as the courses of one person do, one that is faulty takes the others along.
 */
export async function setRowsAside(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  await deps.database.transact(deadline, async (tx) => {
    const batch = await requireBatch(tx, { id, actor, grant: 'import.apply' })
    requireState(batch, 'apply')
    if (batch.rows_faulty === 0) throw new Refusal('import_without_problems')
    const { rows, notes } = await moveFaultyRows(tx, id)
    if (rows === batch.rows_total) throw new Refusal('import_all_faulty')
    const at = deps.clock.now()
    await noteSetAside(tx, { id, rows, notes, reason, staffId: actor.staffId, at })
    await writeAudit(tx, {
      ...{ at, actor, origin, reason, action: 'import.set_aside' as const },
      subject: { kind: 'import_batch', id },
      new: { rows, rowsLeft: batch.rows_total - rows },
    })
  })
}
