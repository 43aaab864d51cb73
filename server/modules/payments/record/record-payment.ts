import type { Channel } from '#contracts/payments/order.ts'
import type { Actor, Origin } from '#kernel/actor.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Adapters } from '#server/deps.ts'
import { endAttempt } from '../attempts/attempt.store.ts'
import { addFollowingOfEbill } from '../ebills/add-following-of-ebill.ts'
import { isFeeOpen } from '../fees/fee.rules.ts'
import { findFee } from '../fees/fee.store.ts'
import { addFollowing } from '../following/add-following.ts'
import { type LockedOrder, lockOrder } from '../orders/lock-order.ts'
import { listFeeOrders, type OrderRow } from '../orders/order.store.ts'
import { requireOrderMove } from '../orders/require-order-move.ts'
import { announceExtra, announcePaid } from './announce-payment.ts'
import { type Judgement, judgePayment } from './judge-payment.rules.ts'
import { findRecorded, insertPayment, nextPaymentReceiptSeq, type PaymentRow } from './payment.store.ts'

/** Money that has come for an order. */
export interface Receipt {
  orderId: string
  /** How it came, and how we came to know. */
  from:
    | { channel: Exclude<Channel, 'counter'>; attemptId: string; learntBy: 'notice' | 'query' | 'bill' }
    | { channel: 'counter' }
  transactionNo: string
  fen: number
  paidAt: Date
  /** Who says so; a provider's word is taken down by the system. */
  by: { actor: Actor; origin?: Origin }
}

/** What became of it. Only `paid` and `extra` changed anything. */
export type Recorded = 'paid' | 'extra' | 'known' | 'amount_differs' | 'transaction_differs'

/**
 * PAY-03: the one place where an order becomes paid, whatever the way: a notice, a query, a bill, the counter. Order, payment, receipt
 * number, message and audit entry are one transaction, under the lock of the application and of its orders. What is
 * recorded already changes nothing, and neither does an amount that is not the order's.
 */
export async function recordPayment(
  tx: Tx,
  deps: Pick<Adapters, 'ids' | 'clock'>,
  receipt: Receipt,
): Promise<Recorded> {
  const locked = await lockOrder(tx, receipt.orderId)
  if (!locked) throw new Error('a payment for an order that does not exist')
  const attemptId = attemptOf(receipt)
  const { from, transactionNo } = receipt
  const before = await findRecorded(tx, { channel: from.channel, transactionNo, attemptId })
  if (before) return isSame(before, receipt) ? 'known' : 'transaction_differs'
  if (receipt.fen !== locked.order.fen) return 'amount_differs'
  const judgement = await judge(tx, locked)
  const payment = await takeDown(tx, deps, { receipt, order: locked.order, judgement })
  if (judgement.purpose === 'fee') await settle(tx, deps, { locked, payment })
  else await announceExtra(tx, deps, { order: locked.order, payment })
  await insertPayment(tx, payment)
  const at = payment.recorded_at
  if (attemptId !== undefined) await endAttempt(tx, { id: attemptId, state: 'paid', at })
  await addFollowing(tx, { orderId: locked.order.id, at })
  await addFollowingOfEbill(tx, { paymentId: payment.id, at })
  await writeAudit(tx, { at, ...receipt.by, ...entryOf(locked.order, payment) })
  return judgement.purpose === 'fee' ? 'paid' : 'extra'
}

async function judge(tx: Tx, { order, application }: LockedOrder): Promise<Judgement> {
  const fee = await findFee(tx, application.id)
  const paid = await listFeeOrders(tx, application.id)
  return judgePayment({
    state: order.state,
    isPaidElsewhere: paid.some(({ id }) => id !== order.id),
    isOwed: fee !== undefined && isFeeOpen(fee.opensAfter, application),
  })
}

async function takeDown(
  tx: Tx,
  deps: Pick<Adapters, 'ids' | 'clock'>,
  { receipt, order, judgement }: { receipt: Receipt; order: OrderRow; judgement: Judgement },
): Promise<PaymentRow> {
  const { from } = receipt
  const at = deps.clock.now()
  const isFee = judgement.purpose === 'fee'
  return {
    id: deps.ids.next(),
    order_id: order.id,
    person_id: order.person_id,
    attempt_id: attemptOf(receipt) ?? null,
    channel: from.channel,
    transaction_no: receipt.transactionNo,
    fen: receipt.fen,
    paid_at: receipt.paidAt,
    recorded_at: at,
    learnt_by: from.channel === 'counter' ? 'counter' : from.learntBy,
    purpose: judgement.purpose,
    extra_reason: isFee ? null : judgement.because,
    receipt_no: isFee ? await nextReceiptNo(tx, at) : null,
  }
}

/** The fee is paid: the order, another one that waits for the same fee, the message. */
async function settle(
  tx: Tx,
  deps: Pick<Adapters, 'ids' | 'clock'>,
  { locked, payment }: { locked: LockedOrder; payment: PaymentRow },
): Promise<void> {
  const { order, others } = locked
  const at = payment.recorded_at
  for (const other of others.filter(({ state }) => state === 'open')) {
    await requireOrderMove(tx, { order: other, move: 'void', at })
    await addFollowing(tx, { orderId: other.id, at })
  }
  await requireOrderMove(tx, { order, move: 'pay', at })
  await announcePaid(tx, deps, { order, payment })
}

function entryOf(order: OrderRow, payment: PaymentRow) {
  const isFee = payment.purpose === 'fee'
  return {
    action: isFee ? ('payment.record' as const) : ('payment.record_extra' as const),
    subject: { kind: 'payment_order' as const, id: order.id },
    personId: order.person_id,
    // Money beyond the fee leaves the order as it was.
    ...(isFee ? { old: { state: order.state } } : {}),
    new: {
      ...(isFee ? { state: 'paid' } : {}),
      channel: payment.channel,
      transactionNo: payment.transaction_no,
      fen: payment.fen,
      learntBy: payment.learnt_by,
      ...(isFee ? { paymentReceiptNo: payment.receipt_no } : { because: payment.extra_reason }),
    },
  }
}

function attemptOf({ from }: Receipt): string | undefined {
  return from.channel === 'counter' ? undefined : from.attemptId
}

function isSame(before: PaymentRow, receipt: Receipt): boolean {
  return (
    before.order_id === receipt.orderId &&
    before.channel === receipt.from.channel &&
    before.transaction_no === receipt.transactionNo &&
    before.fen === receipt.fen &&
    before.attempt_id === (attemptOf(receipt) ?? null)
  )
}

async function nextReceiptNo(tx: Tx, at: Date): Promise<string> {
  const day = beijingDateOf(at).replaceAll('-', '')
  return `SJ${day}${String(await nextPaymentReceiptSeq(tx)).padStart(8, '0')}`
}
