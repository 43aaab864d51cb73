import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { requireOrderMove } from '../orders/require-order-move.ts'
import { announceGivenUp } from './announce-refund.ts'
import { type LockedRefund, lockSeenRefund } from './lock-order-of-refund.ts'
import { requireRefundMove } from './require-refund-move.ts'

/** PAY-04: says that a refund that failed is not tried any more. It counts when a second person agrees. */
export async function askToGiveUpRefund(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, version, reason }: { id: string; version: number; reason: string },
): Promise<void> {
  await deps.database.transact(deadline, async (tx) => {
    const { refund } = await lockSeenRefund(tx, { id, version })
    const at = deps.clock.now()
    const change = {
      give_up_reason: reason,
      give_up_asked_by: actor.staffId,
      give_up_asked_at: at,
      give_up_decided_by: null,
      give_up_decided_at: null,
    }
    await requireRefundMove(tx, { refund, move: 'ask_to_give_up', at, change })
    await writeAudit(tx, {
      ...{ at, actor, origin, action: 'refund.ask_to_give_up', reason },
      subject: { kind: 'refund', id },
      personId: refund.person_id,
      new: { refundNo: refund.refund_no },
    })
  })
}

/**
 * The second person agrees: the money stays, the order is 已支付 again, and its fee is not owed. Should the provider have given the money
 * back all the same, its word still ends the refund (`finishRefund`).
 */
export async function giveUp(
  tx: Tx,
  deps: Pick<Deps, 'ids' | 'clock'>,
  {
    call: { actor, origin },
    locked: { order, refund },
    note,
  }: { call: Pick<Call<StaffActor>, 'actor' | 'origin'>; locked: LockedRefund; note?: string },
): Promise<void> {
  const at = deps.clock.now()
  const change = { give_up_decided_by: actor.staffId, give_up_decided_at: at }
  const left = await requireRefundMove(tx, { refund, move: 'give_up', at, change })
  if (refund.basis === 'decision') await requireOrderMove(tx, { order, move: 'refund_failed', at })
  await announceGivenUp(tx, deps, { order, refund: left })
  await writeAudit(tx, {
    ...{ at, actor, origin, action: 'refund.give_up' },
    subject: { kind: 'refund', id: refund.id },
    personId: refund.person_id,
    new: { refundNo: refund.refund_no },
    reason: note ?? refund.give_up_reason ?? refund.reason,
  })
}
