import type { decideSettlement, proposeSettlement } from '#contracts/office/bills.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { fen } from '#rulebook/money/fen.ts'
import type { Deps } from '#server/deps.ts'
import { learnPayment } from '../record/learn-payment.ts'
import { type DifferenceRow, lockDifference, moveDifference } from './difference.store.ts'
import { canSettle, needsSecondPerson } from './settlement.rules.ts'

/** PAY-04: says what a difference was, or that the payment is to be recorded. Where money is concerned it then waits for a second person. */
export async function proposeWay(
  deps: Deps,
  call: Call<StaffActor>,
  { id, version, way, note }: BodyOf<typeof proposeSettlement> & { id: string },
): Promise<void> {
  await deps.database.transact(call.deadline, async (tx) => {
    const row = requireFound(await lockDifference(tx, id))
    if (row.state !== 'open' || row.version !== version) throw new Refusal('stale')
    if (!canSettle(row.kind, way)) throw new Refusal('bill_not_recordable')
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

/** The second person agrees, or sends the difference back to the list. A payment that was missed is then recorded as any other is. */
export async function decideOnWay(
  deps: Deps,
  call: Call<StaffActor>,
  { id, version, decision }: BodyOf<typeof decideSettlement> & { id: string },
): Promise<void> {
  const { staffId } = call.actor
  await deps.database.transact(call.deadline, async (tx) => {
    const row = requireFound(await lockDifference(tx, id))
    if (row.state !== 'proposed' || row.version !== version) throw new Refusal('stale')
    if (row.proposed_by === staffId) throw new Refusal('second_person')
    const at = deps.clock.now()
    const moved =
      decision === 'approve'
        ? await settle(tx, deps, { row, staffId, at })
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
  { row, staffId, at }: { row: DifferenceRow; staffId: string; at: Date },
): Promise<boolean> {
  if (row.way === 'record') await recordMissed(tx, deps, row)
  return moveDifference(tx, { from: row, to: 'settled', change: { decided_by: staffId, settled_at: at } })
}

/** Through the one door of payments; what it finds not to fit leaves the difference as it was. */
async function recordMissed(tx: Tx, deps: Deps, row: DifferenceRow): Promise<void> {
  if (row.their_fen === null || row.their_at === null) throw new Error('a missed payment without its line')
  const outcome = await learnPayment(tx, deps, {
    provider: row.provider,
    learntBy: 'bill',
    attemptNo: row.attempt_no,
    paid: { transactionNo: row.transaction_no, fen: fen(row.their_fen), at: row.their_at },
  })
  // Heard of meanwhile by a notice, it is known: then there is nothing left to do.
  if (outcome !== 'paid' && outcome !== 'extra' && outcome !== 'known')
    throw new Refusal('bill_not_recordable')
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
