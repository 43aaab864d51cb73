import { beijing, fenOf, yuan } from '../forms.ts'
import { type Refund, type Refusal, refundedFen, type Trade } from '../trades.ts'
import type { Alipay } from './alipay.ts'
import type { Result } from './answer.ts'
import { billOf } from './bill.ts'
import { type Admitted, business } from './door.ts'
import { statusOf } from './status.ts'

/** The methods that answer in JSON. */
export const methods: Readonly<Record<string, (alipay: Alipay, admitted: Admitted) => Result>> = {
  'alipay.trade.query': (alipay, { content }) =>
    withTrade(alipay, content, (trade) => queried(alipay, trade)),
  'alipay.trade.close': (alipay, { content }) => withTrade(alipay, content, (trade) => closed(alipay, trade)),
  'alipay.trade.refund': (alipay, { content }) =>
    withTrade(alipay, content, (trade) => refunded(alipay, trade, content)),
  'alipay.trade.fastpay.refund.query': (alipay, { content }) =>
    withTrade(alipay, content, (trade) => refundQueried(trade, content)),
  'alipay.data.dataservice.bill.downloadurl.query': (alipay, { content }) => billOf(alipay, content),
}

type Content = Admitted['content']
const success = { code: '10000', msg: 'Success' }

function withTrade(alipay: Alipay, content: Content, act: (trade: Trade) => Result): Result {
  const text = (name: string) => (content[name] === undefined ? undefined : String(content[name]))
  const no = { outTradeNo: text('out_trade_no'), transactionNo: text('trade_no') }
  if (no.outTradeNo === undefined && no.transactionNo === undefined)
    return business('ACQ.INVALID_PARAMETER', '参数无效')
  alipay.expire()
  const trade = alipay.trades.find(no)
  return trade === undefined ? business('ACQ.TRADE_NOT_EXIST', '交易不存在') : act(trade)
}

function queried(alipay: Alipay, trade: Trade): Result {
  const paid = trade.paid === undefined ? '0.00' : yuan(trade.paid.fen)
  return {
    ...success,
    buyer_logon_id: 'kao***@sandbox.com',
    buyer_pay_amount: paid,
    buyer_user_id: trade.payer,
    invoice_amount: paid,
    out_trade_no: trade.outTradeNo,
    point_amount: '0.00',
    receipt_amount: paid,
    ...(trade.paid === undefined ? {} : { send_pay_date: beijing(trade.paid.at) }),
    total_amount: yuan(trade.paid?.fen ?? trade.fen),
    trade_no: trade.transactionNo,
    trade_status: statusOf(trade),
    ...alipay.lies,
  }
}

function closed(alipay: Alipay, trade: Trade): Result {
  const refusal = alipay.trades.close(trade)
  if (refusal === 'paid' && alipay.closeOfPaid === 'ACQ.TRADE_HAS_SUCCESS')
    return business('ACQ.TRADE_HAS_SUCCESS', '交易已被支付')
  if (refusal !== undefined) return business('ACQ.TRADE_STATUS_ERROR', '交易状态不合法')
  return { ...success, out_trade_no: trade.outTradeNo, trade_no: trade.transactionNo }
}

function refunded(alipay: Alipay, trade: Trade, content: Content): Result {
  const fen = fenOf(content.refund_amount)
  if (fen === undefined || fen === 0) return business('ACQ.INVALID_PARAMETER', '退款金额无效')
  if (alipay.isSellerPoor) return business('ACQ.SELLER_BALANCE_NOT_ENOUGH', '卖家余额不足')
  const outRefundNo = String(content.out_request_no ?? trade.outTradeNo)
  const outcome = alipay.trades.refund(trade, { outRefundNo, fen })
  if (typeof outcome === 'string') return refundRefusal(outcome)
  const { refund, isNew } = outcome
  if (isNew) alipay.completeRefund(trade, refund)
  return {
    ...success,
    buyer_logon_id: 'kao***@sandbox.com',
    buyer_user_id: trade.payer,
    fund_change: isNew ? 'Y' : 'N',
    gmt_refund_pay: beijing(refund.at),
    out_trade_no: trade.outTradeNo,
    // The sum of all refunds of the trade, not this one.
    refund_fee: yuan(refundedFen(trade)),
    send_back_fee: yuan(isNew ? fen : 0),
    trade_no: trade.transactionNo,
  }
}

function refundRefusal(refusal: Refusal): Result {
  if (refusal === 'too_much')
    return business('ACQ.REFUND_AMT_NOT_EQUAL_TOTAL', '撤销或退款金额与订单金额不一致')
  if (refusal === 'other_refund') return business('ACQ.DISCORDANT_REPEAT_REQUEST', '不一致的请求')
  if (refusal === 'finished') return business('ACQ.TRADE_HAS_FINISHED', '交易已完结')
  return business('ACQ.TRADE_STATUS_ERROR', '交易状态不合法')
}

/** Code 10000 says only that the query worked: without the refund's own fields there was none. */
function refundQueried(trade: Trade, content: Content): Result {
  const refund = trade.refunds.find((entry) => entry.outRefundNo === content.out_request_no)
  if (refund?.doneAt === undefined) return success
  return {
    ...success,
    out_request_no: refund.outRefundNo,
    out_trade_no: trade.outTradeNo,
    refund_amount: yuan(refund.fen),
    refund_status: 'REFUND_SUCCESS',
    total_amount: yuan(trade.paid?.fen ?? trade.fen),
    trade_no: trade.transactionNo,
    ...refundTime(refund, content),
  }
}

/** The time is given only to those who ask for it. */
function refundTime(refund: Refund, content: Content): Result {
  const options = content.query_options
  const isAsked = Array.isArray(options) && options.includes('gmt_refund_pay')
  return isAsked && refund.doneAt !== undefined ? { gmt_refund_pay: beijing(refund.doneAt) } : {}
}
