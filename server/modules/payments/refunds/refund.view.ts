import type { RefundView } from '#contracts/payments/refund.ts'
import { firstOf } from './refund.rules.ts'
import type { NamedRefundRow } from './refund-rows.store.ts'

/** Shows a refund to somebody of the staff. */
export function refundViewOf(row: NamedRefundRow, { staffId }: { staffId: string }): RefundView {
  return {
    id: row.id,
    refundNo: row.refund_no,
    channel: row.channel,
    fen: row.fen,
    basis: row.basis,
    reason: row.reason,
    state: row.state,
    version: row.version,
    requestedBy: row.requester,
    requestedAt: row.requested_at.toISOString(),
    ...(row.decider ? { decidedBy: row.decider } : {}),
    ...(row.decided_at ? { decidedAt: row.decided_at.toISOString() } : {}),
    ...(row.decision_note ? { decisionNote: row.decision_note } : {}),
    ...(row.failure ? { failure: row.failure } : {}),
    ...byHandOf(row),
    ...giveUpOf(row),
    ...doneOf(row),
    mine: firstOf(row) === staffId,
  }
}

function byHandOf(row: NamedRefundRow): Pick<RefundView, 'byHand'> {
  const { by_hand_voucher: voucher, by_hand_asker: askedBy, by_hand_decider: decidedBy } = row
  if (voucher === null || askedBy === null) return {}
  return { byHand: { voucher, askedBy, ...(decidedBy ? { decidedBy } : {}) } }
}

function giveUpOf(row: NamedRefundRow): Pick<RefundView, 'giveUp'> {
  const { give_up_reason: reason, give_up_asker: askedBy, give_up_decider: decidedBy } = row
  if (reason === null || askedBy === null) return {}
  return { giveUp: { reason, askedBy, ...(decidedBy ? { decidedBy } : {}) } }
}

function doneOf(row: NamedRefundRow): Pick<RefundView, 'done'> {
  const { done_at: at, done_how: how, refund_transaction_no: transactionNo } = row
  if (at === null || how === null) return {}
  return { done: { at: at.toISOString(), how, ...(transactionNo ? { transactionNo } : {}) } }
}
