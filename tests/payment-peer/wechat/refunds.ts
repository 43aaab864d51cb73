import type { Refusal } from '../trades.ts'
import type { Reply } from './answer.ts'
import { type Refused, refuse } from './door.ts'
import { object } from './orders.ts'
import { refundOf } from './refund.ts'
import type { Body } from './transaction.ts'
import type { Wechat } from './wechat.ts'

/** POST /v3/refund/domestic/refunds: the answer says only that the request was accepted. */
export function askRefund(wechat: Wechat, body: Body): Reply | Refused {
  const text = (name: string) => (body[name] === undefined ? undefined : String(body[name]))
  const trade = wechat.trades.find({
    outTradeNo: text('out_trade_no'),
    transactionNo: text('transaction_id'),
  })
  if (trade === undefined) return refuse(404, 'RESOURCE_NOT_EXISTS', '订单不存在')
  const outRefundNo = text('out_refund_no') ?? ''
  if (!/^[\w\-|*@]{1,64}$/.test(outRefundNo)) return refuse(400, 'PARAM_ERROR', 'out_refund_no 不合法')
  const { refund: fen, total, currency } = object(body.amount)
  if (typeof fen !== 'number' || !Number.isInteger(fen) || fen < 1)
    return refuse(400, 'PARAM_ERROR', 'amount.refund 不合法')
  if (total !== (trade.paid?.fen ?? trade.fen))
    return refuse(400, 'INVALID_REQUEST', '订单金额或退款金额与之前请求不一致，请核实后再试')
  if (currency !== 'CNY') return refuse(400, 'PARAM_ERROR', 'amount.currency 不合法')
  if (wechat.isSellerPoor) return refuse(403, 'NOT_ENOUGH', '基本账户余额不足，请充值后重新发起')
  const outcome = wechat.trades.refund(trade, { outRefundNo, fen, notifyUrl: text('notify_url') })
  if (typeof outcome === 'string') return refusalOf(outcome)
  if (outcome.isNew && wechat.refunds === 'at_once') wechat.completeRefund(trade, outcome.refund)
  return { status: 200, body: refundOf(trade, outcome.refund) }
}

function refusalOf(refusal: Refusal): Refused {
  if (refusal === 'too_much') return refuse(400, 'INVALID_REQUEST', '申请退款金额大于订单可退金额')
  if (refusal === 'other_refund') return refuse(400, 'INVALID_REQUEST', '退款单号已存在，且参数与之前不一致')
  return refuse(400, 'INVALID_REQUEST', '订单未支付，不能退款')
}

/** GET /v3/refund/domestic/refunds/{out_refund_no} */
export function findRefund(wechat: Wechat, outRefundNo: string): Reply | Refused {
  for (const trade of wechat.trades.all.values()) {
    const refund = trade.refunds.find((entry) => entry.outRefundNo === outRefundNo)
    if (refund !== undefined) return { status: 200, body: refundOf(trade, refund) }
  }
  return refuse(404, 'RESOURCE_NOT_EXISTS', '退款单不存在')
}
