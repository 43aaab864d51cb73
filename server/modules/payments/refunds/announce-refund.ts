import { addMessage } from '#modules/messages/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { fen, yuanOf } from '#rulebook/money/fen.ts'
import type { Adapters } from '#server/deps.ts'
import type { OrderRow } from '../orders/order.store.ts'
import { CHANNEL_WORDS } from './channel-words.texts.ts'
import type { RefundRow } from './refund.store.ts'

interface Announced {
  order: OrderRow
  refund: RefundRow
}

/** What follows for the candidate: a fee that went back is owed again, and what it holds up waits. */
const consequence = (refund: RefundRow) =>
  refund.basis === 'rule'
    ? '这笔退款不影响您的申请。'
    : '退款后该费用视为未缴；如仍需办理，请在「我的订单」重新缴费。'

/** Tells the candidate that a refund was agreed to and is on its way (PAY-04). */
export function announceAccepted(
  tx: Tx,
  deps: Pick<Adapters, 'ids' | 'clock'>,
  { order, refund }: Announced,
): Promise<void> {
  const amount = yuanOf(fen(refund.fen))
  return addMessage(tx, deps, {
    personId: order.person_id,
    ticketId: order.ticket_id,
    title: `${order.title}退款已受理`,
    body: `订单 ${order.order_no} 的 ${amount} 元将按原支付渠道（${CHANNEL_WORDS[refund.channel]}）退还，退款编号 ${refund.refund_no}。${consequence(refund)}`,
    link: `/orders/${order.id}`,
  })
}

/** Tells the candidate that the money could not be given back, and what that means for the fee (PAY-04). */
export function announceGivenUp(
  tx: Tx,
  deps: Pick<Adapters, 'ids' | 'clock'>,
  { order, refund }: Announced,
): Promise<void> {
  const amount = yuanOf(fen(refund.fen))
  const after =
    refund.basis === 'rule'
      ? '款项仍在我方账上，如需退还，请与主考学校联系。'
      : '订单恢复为已支付，该费用无需再缴。'
  return addMessage(tx, deps, {
    personId: order.person_id,
    ticketId: order.ticket_id,
    title: `${order.title}退款未办成`,
    body: `订单 ${order.order_no} 的 ${amount} 元未能退还，已停止办理，退款编号 ${refund.refund_no}。${after}`,
    link: `/orders/${order.id}`,
  })
}

/** Tells the candidate that the money went back (PAY-04). */
export function announceRefunded(
  tx: Tx,
  deps: Pick<Adapters, 'ids' | 'clock'>,
  { order, refund }: Announced,
): Promise<void> {
  const amount = yuanOf(fen(refund.fen))
  const way = refund.done_how === 'by_hand' ? '线下方式' : CHANNEL_WORDS[refund.channel]
  return addMessage(tx, deps, {
    personId: order.person_id,
    ticketId: order.ticket_id,
    title: `${order.title}已退款`,
    body: `订单 ${order.order_no} 的 ${amount} 元已通过${way}退还，退款编号 ${refund.refund_no}。${consequence(refund)}`,
    link: `/orders/${order.id}`,
  })
}
