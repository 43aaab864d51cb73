import { rfc3339 } from '../forms.ts'
import type { Refund, Trade } from '../trades.ts'
import type { WechatAccount } from './account.ts'
import type { Body } from './transaction.ts'

const states = { processing: 'PROCESSING', success: 'SUCCESS', abnormal: 'ABNORMAL' } as const

/** What a request for a refund and its query answer with. */
export function refundOf(trade: Trade, refund: Refund): Body {
  const total = trade.paid?.fen ?? trade.fen
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    transaction_id: trade.transactionNo,
    out_trade_no: trade.outTradeNo,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    ...(refund.doneAt === undefined ? {} : { success_time: rfc3339(refund.doneAt) }),
    create_time: rfc3339(refund.at),
    status: states[refund.state],
    funds_account: 'UNSETTLED',
    amount: {
      total,
      refund: refund.fen,
      payer_total: total,
      payer_refund: refund.fen,
      settlement_refund: refund.fen,
      settlement_total: total,
      discount_refund: 0,
      currency: 'CNY',
    },
  }
}

/** What the notice of a refund says, which is less and named otherwise than the query's answer. */
export function refundNoticeOf(account: WechatAccount, trade: Trade, refund: Refund): Body {
  const total = trade.paid?.fen ?? trade.fen
  return {
    mchid: account.mchid,
    out_trade_no: trade.outTradeNo,
    transaction_id: trade.transactionNo,
    out_refund_no: refund.outRefundNo,
    refund_id: refund.refundId,
    refund_status: states[refund.state],
    ...(refund.doneAt === undefined ? {} : { success_time: rfc3339(refund.doneAt) }),
    amount: { total, refund: refund.fen, payer_total: total, payer_refund: refund.fen },
    user_received_account: '支付用户零钱',
  }
}
