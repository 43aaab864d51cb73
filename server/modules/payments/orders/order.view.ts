import type { OrderPayment, OrderView } from '#contracts/payments/order.ts'
import { viewEbill } from '../ebills/ebill.view.ts'
import type { OwnOrderRow, PaidRow } from './own-orders.store.ts'

/** Shows an order to its owner. */
export function viewOrder(row: OwnOrderRow, setUp: { hasIssuer: boolean }): OrderView {
  const payment = viewPayment(row)
  const ebill = viewEbill(row, setUp)
  return {
    id: row.id,
    orderNo: row.order_no,
    service: row.service,
    applicationId: row.application_id,
    paysFor: { id: row.pays_for, state: row.pays_for_state },
    ticket: { id: row.ticket_id, ticketNo: row.ticket_no },
    title: row.title,
    fen: row.fen,
    state: row.state,
    ...(row.close_reason ? { closedBecause: row.close_reason } : {}),
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    movedAt: row.moved_at.toISOString(),
    ...(payment ? { payment } : {}),
    ...(ebill ? { ebill } : {}),
  }
}

/** Shows the payment of a fee; undefined: it is not paid. */
export function viewPayment(row: PaidRow): OrderPayment | undefined {
  const { channel, paid_at: paidAt, transaction_no: transactionNo, receipt_no: receiptNo } = row
  return channel && paidAt && transactionNo && receiptNo
    ? { channel, paidAt: paidAt.toISOString(), transactionNo, receiptNo }
    : undefined
}
