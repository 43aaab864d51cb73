import type { OfficePayment, OrderRow } from '#contracts/office/payments.ts'
import type { RefundView } from '#contracts/payments/refund.ts'
import type { PaymentRow } from '../record/payment.store.ts'
import type { DeskOrderRow, OrderNameRow } from './desk.store.ts'

/** Whose order it is. */
export function nameOf(row: OrderNameRow) {
  return {
    orderId: row.order_id,
    orderNo: row.order_no,
    personName: row.person_name,
    ticketNo: row.ticket_no,
    schoolName: row.school_name,
  }
}

/** An order as a line of a list. */
export function orderRowOf(row: DeskOrderRow): OrderRow {
  return {
    ...nameOf(row),
    title: row.title,
    fen: row.fen,
    state: row.state,
    createdAt: row.created_at.toISOString(),
  }
}

/** A payment, with the refund that stands. */
export function paymentViewOf(row: PaymentRow, refund: RefundView | undefined): OfficePayment {
  return {
    id: row.id,
    channel: row.channel,
    transactionNo: row.transaction_no,
    fen: row.fen,
    paidAt: row.paid_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    learntBy: row.learnt_by,
    purpose: row.purpose,
    ...(row.extra_reason ? { extraReason: row.extra_reason } : {}),
    ...(row.receipt_no ? { receiptNo: row.receipt_no } : {}),
    ...(refund ? { refund } : {}),
  }
}
