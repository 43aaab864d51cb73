import { SERVICES } from '#contracts/services.ts'
import { addMessage } from '#modules/messages/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { fen, yuanOf } from '#rulebook/money/fen.ts'
import type { Adapters } from '#server/deps.ts'
import type { OrderRow } from '../orders/order.store.ts'
import type { PaymentRow } from './payment.store.ts'

interface Announced {
  order: OrderRow
  payment: PaymentRow
}

/** Tells the candidate that the fee is paid (PAY-03). */
export function announcePaid(
  tx: Tx,
  deps: Pick<Adapters, 'ids' | 'clock'>,
  { order, payment }: Announced,
): Promise<void> {
  return addMessage(tx, deps, {
    personId: order.person_id,
    ticketId: order.ticket_id,
    title: `${order.title}缴费成功`,
    body: `「${SERVICES[order.service].title}」的${order.title} ${yuanOf(fen(payment.fen))} 元已于 ${formatInstant(payment.paid_at)} 支付成功，收据编号 ${payment.receipt_no ?? ''}。收据可在「我的订单」下载。`,
    link: `/orders/${order.id}`,
  })
}

const EXTRA_WORDS = {
  paid_before: '该费用此前已经缴清，这一笔属于重复支付',
  not_owed: '这笔费用现在无须缴纳',
  refunded: '该订单此前已经退款',
} as const satisfies Record<NonNullable<PaymentRow['extra_reason']>, string>

/** Tells the candidate that this payment was not needed and goes back (PAY-05). */
export function announceExtra(
  tx: Tx,
  deps: Pick<Adapters, 'ids' | 'clock'>,
  { order, payment }: Announced,
): Promise<void> {
  const why = EXTRA_WORDS[payment.extra_reason ?? 'paid_before']
  return addMessage(tx, deps, {
    personId: order.person_id,
    ticketId: order.ticket_id,
    title: `收到一笔不需要支付的${order.title}，将退还给您`,
    body: `${formatInstant(payment.paid_at)} 收到 ${yuanOf(fen(payment.fen))} 元（订单 ${order.order_no}）。${why}，将按原支付渠道退还，您无需操作。`,
    link: `/orders/${order.id}`,
  })
}
