import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Deps } from '#server/deps.ts'
import { addFollowingOfRefund } from './add-following-of-refund.ts'
import { lockSeenRefund } from './lock-order-of-refund.ts'
import { requireRefundMove } from './require-refund-move.ts'

interface Seen {
  id: string
  version: number
}

/** PAY-04: sends a refund that failed again, under its number: two persons agreed to it already, and the provider does it once. */
export async function repeatFailedRefund(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, version }: Seen,
): Promise<void> {
  await deps.database.transact(deadline, async (tx) => {
    const { refund } = await lockSeenRefund(tx, { id, version })
    const at = deps.clock.now()
    await requireRefundMove(tx, { refund, move: 'repeat', at, change: { asked: 0 } })
    await addFollowingOfRefund(tx, { refundId: id, at })
    await writeAudit(tx, {
      ...{ at, actor, origin, action: 'refund.repeat' },
      subject: { kind: 'refund', id },
      personId: refund.person_id,
      new: { refundNo: refund.refund_no },
    })
  })
}

/** Notes that the money of a refund that failed went back in another way; it counts when a second person agrees. */
export async function askForByHand(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, version, voucher }: Seen & { voucher: string },
): Promise<void> {
  await deps.database.transact(deadline, async (tx) => {
    const { refund } = await lockSeenRefund(tx, { id, version })
    const at = deps.clock.now()
    const change = {
      by_hand_voucher: voucher,
      by_hand_asked_by: actor.staffId,
      by_hand_asked_at: at,
      by_hand_decided_by: null,
      by_hand_decided_at: null,
    }
    await requireRefundMove(tx, { refund, move: 'ask_by_hand', at, change })
    await writeAudit(tx, {
      ...{ at, actor, origin, action: 'refund.ask_by_hand' },
      subject: { kind: 'refund', id },
      personId: refund.person_id,
      new: { refundNo: refund.refund_no, voucher },
    })
  })
}
