import type { decideSettlement, proposeSettlement } from '#contracts/office/bills.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { type DifferenceRow, findDifference, lockDifference, moveDifference } from './difference.store.ts'
import { recordFromBill } from './record-from-bill.ts'
import { requireMoneyBack } from './require-money-back.ts'
import { canSettle, needsSecondPerson } from './settlement.rules.ts'

/** PAY-04: says what a difference was, or that the payment or refund is to be recorded. Where money is concerned it then waits for a second person. */
export async function proposeWay(
  deps: Deps,
  call: Call<StaffActor>,
  { id, version, way, note }: BodyOf<typeof proposeSettlement> & { id: string },
): Promise<void> {
  await deps.database.transact(call.deadline, async (tx) => {
    const row = requireFound(await lockDifference(tx, id))
    if (row.state !== 'open' || row.version !== version) throw new Refusal('stale')
    if (!canSettle(row, way)) throw new Refusal('bill_not_recordable')
    const at = deps.clock.now()
    const proposal = { way, note, proposed_by: call.actor.staffId, proposed_at: at, decided_by: null }
    const isWaiting = needsSecondPerson(row.kind)
    const moved = await moveDifference(tx, {
      from: row,
      to: isWaiting ? 'proposed' : 'settled',
      change: isWaiting ? proposal : { ...proposal, settled_at: at },
    })
    if (!moved) throw new Refusal('stale')
    await writeTrail(tx, { call, row, at, action: isWaiting ? 'propose' : 'settle', way, reason: note })
  })
}

/** The second person agrees, or sends the difference back to the list. What our books did not have is then recorded as any other is. */
export async function decideOnWay(
  deps: Deps,
  call: Call<StaffActor>,
  { id, version, decision }: BodyOf<typeof decideSettlement> & { id: string },
): Promise<void> {
  const { staffId } = call.actor
  if (decision === 'approve') {
    const row = requireFound(await deps.database.read(call.deadline, (tx) => findDifference(tx, id)))
    await requireMoneyBack(deps, row)
  }
  await deps.database.transact(call.deadline, async (tx) => {
    const row = requireFound(await lockDifference(tx, id))
    if (row.state !== 'proposed' || row.version !== version) throw new Refusal('stale')
    if (row.proposed_by === staffId) throw new Refusal('second_person')
    const at = deps.clock.now()
    const moved =
      decision === 'approve'
        ? await settle(tx, deps, { call, row, at })
        : await moveDifference(tx, { from: row, to: 'open', change: NO_PROPOSAL })
    if (!moved) throw new Refusal('stale')
    const action = decision === 'approve' ? 'settle' : 'refuse'
    await writeTrail(tx, { call, row, at, action, way: row.way, reason: row.note ?? '' })
  })
}

const NO_PROPOSAL = { way: null, note: null, proposed_by: null, proposed_at: null }

async function settle(
  tx: Tx,
  deps: Deps,
  { call, row, at }: { call: Call<StaffActor>; row: DifferenceRow; at: Date },
): Promise<boolean> {
  const { staffId } = call.actor
  if (row.way === 'record') await recordFromBill(tx, deps, { call, row })
  return moveDifference(tx, { from: row, to: 'settled', change: { decided_by: staffId, settled_at: at } })
}

function writeTrail(
  tx: Tx,
  {
    call: { actor, origin },
    row,
    at,
    action,
    way,
    reason,
  }: {
    call: Call<StaffActor>
    row: DifferenceRow
    at: Date
    action: 'propose' | 'settle' | 'refuse'
    way: DifferenceRow['way']
    reason: string
  },
): Promise<void> {
  return writeAudit(tx, {
    ...{ at, actor, origin, action: `bill_difference.${action}` },
    subject: { kind: 'bill_difference', id: row.id },
    new: { provider: row.provider, day: row.day, kind: row.kind, transactionNo: row.transaction_no, way },
    reason,
  })
}
