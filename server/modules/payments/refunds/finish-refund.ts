import type { RefundWay } from '#contracts/payments/refund.ts'
import type { Actor, Origin } from '#kernel/actor.ts'
import { revokePapers } from '#modules/paper-proofs/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Adapters } from '#server/deps.ts'
import { markTakenBack } from '../counter/counter-payment.store.ts'
import { addFollowingOfEbill } from '../ebills/add-following-of-ebill.ts'
import { requireOrderMove } from '../orders/require-order-move.ts'
import { announceRefunded } from './announce-refund.ts'
import type { LockedRefund } from './lock-order-of-refund.ts'
import type { RefundMove } from './refund.lifecycle.ts'
import type { RefundChange } from './refund.store.ts'
import { requireRefundMove } from './require-refund-move.ts'

/** How the money went back, and who says so. */
export interface Ending {
  move: Extract<RefundMove, 'finish' | 'pay_out' | 'agree'>
  how: RefundWay
  doneAt: Date
  transactionNo?: string
  change?: RefundChange
  by: { actor: Actor; origin?: Origin }
  reason?: string
}

/**
 * PAY-04: the one place where a refund ends well. A fee that went back makes its order 已退款, so that the application owes it again;
 * what was paid for nothing leaves its order as it is.
 */
export async function finishRefund(
  tx: Tx,
  deps: Pick<Adapters, 'ids' | 'clock'>,
  { locked, ending }: { locked: LockedRefund; ending: Ending },
): Promise<void> {
  const at = deps.clock.now()
  const { order } = locked
  const refund = await requireRefundMove(tx, {
    refund: locked.refund,
    move: ending.move,
    at,
    change: {
      ...ending.change,
      ask_at: null,
      done_how: ending.how,
      done_at: ending.doneAt,
      refund_transaction_no: ending.transactionNo ?? null,
    },
  })
  if (refund.basis === 'decision') {
    await requireOrderMove(tx, { order, move: 'refund_done', at })
    // VER-02: the receipt says of a fee that it is paid.
    await revokePapers(tx, {
      ...{ subject: `person:${order.person_id}`, kinds: ['payment_receipt'], reason: 'refunded', at },
      about: [`order:${order.id}`],
    })
  }
  if (refund.channel === 'counter') await markTakenBack(tx, refund.payment_id)
  await addFollowingOfEbill(tx, { paymentId: refund.payment_id, at })
  await announceRefunded(tx, deps, { order, refund })
  await writeAudit(tx, {
    at,
    ...ending.by,
    action: 'refund.finish',
    subject: { kind: 'refund', id: refund.id },
    personId: refund.person_id,
    old: { state: locked.refund.state },
    new: {
      refundNo: refund.refund_no,
      fen: refund.fen,
      how: ending.how,
      ...(ending.transactionNo ? { transactionNo: ending.transactionNo } : {}),
    },
    ...(ending.reason ? { reason: ending.reason } : {}),
  })
}
