import type { Provider } from '#contracts/payments/order.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { lockOrder } from '../orders/lock-order.ts'
import { finishRefund } from './finish-refund.ts'
import { lockOrderOfRefund } from './lock-order-of-refund.ts'
import { basisOf, refundNoOf } from './refund.rules.ts'
import {
  findPaymentOfAttempt,
  findStandingRefund,
  insertRefund,
  nextRefundSeq,
  type RefundablePayment,
} from './refund.store.ts'

/** A line of a provider's bill about money that went back and that nobody asked for here. */
export interface ConsoleRefund {
  provider: Provider
  attemptNo: string
  paymentTransactionNo: string
  /** As the bill names it. */
  number: string
  fen: number
  at: Date
  askedBy: string
  askedAt: Date
  reason: string
}

/**
 * PAY-04: records that a payment of ours was given back at the provider's own console. Two persons have found out about it. The order is
 * 已退款, its receipt is revoked, and its fee is owed again, as after any other refund. Refuses `bill_not_recordable` for a part of a payment, and
 * `refund_open` while a refund of ours is on its way: the provider's answer to that one comes first.
 */
export async function recordConsoleRefund(
  tx: Tx,
  deps: Pick<Deps, 'ids' | 'clock'>,
  { call: { actor, origin }, back }: { call: Call<StaffActor>; back: ConsoleRefund },
): Promise<void> {
  const payment = await findPaymentOfAttempt(tx, back)
  if (!payment || payment.fen !== back.fen) throw new Refusal('bill_not_recordable')
  await lockOrder(tx, payment.order_id)
  const id = await refundOf(tx, deps, { payment, back })
  const locked = await lockOrderOfRefund(tx, id)
  if (!locked) throw new Error('a refund that was there a moment ago')
  const { state, requested_by: askedBy } = locked.refund
  if (state === 'done') throw new Refusal('bill_not_recordable')
  if (state === 'accepted' || state === 'sent') throw new Refusal('refund_open')
  // Somebody may have asked for it here as well: who agrees to that question is somebody else.
  const isDecided = state === 'requested' && askedBy !== actor.staffId
  await finishRefund(tx, deps, {
    locked,
    ending: {
      ...{ move: 'finish', how: 'console', doneAt: back.at, transactionNo: back.number },
      ...(isDecided ? { change: { decided_by: actor.staffId, decided_at: deps.clock.now() } } : {}),
      by: { actor, origin },
      reason: back.reason,
    },
  })
}

/** The refund of the payment that stands or was given up, or a new one, asked for by whoever found it in the bill. */
async function refundOf(
  tx: Tx,
  deps: Pick<Deps, 'ids' | 'clock'>,
  { payment, back }: { payment: RefundablePayment; back: ConsoleRefund },
): Promise<string> {
  const standing = await findStandingRefund(tx, payment.id)
  if (standing) return standing
  const id = deps.ids.next()
  await insertRefund(tx, {
    id,
    refund_no: refundNoOf(await nextRefundSeq(tx), deps.clock.now()),
    payment_id: payment.id,
    order_id: payment.order_id,
    person_id: payment.person_id,
    channel: payment.channel,
    fen: payment.fen,
    basis: basisOf(payment.purpose),
    reason: back.reason,
    requested_by: back.askedBy,
    requested_at: back.askedAt,
  })
  return id
}
