import { rfc3339 } from '../forms.ts'
import type { Trade } from '../trades.ts'
import type { WechatAccount } from './account.ts'

export type Body = Readonly<Record<string, unknown>>

/** GET /v3/pay/transactions/out-trade-no/{no} and the body of a notice: the same object. */
export function transactionOf(account: WechatAccount, trade: Trade): Body {
  const paid = trade.paid
  const state = stateOf(trade)
  return {
    appid: account.appid,
    mchid: account.mchid,
    out_trade_no: trade.outTradeNo,
    ...(paid === undefined ? {} : { transaction_id: trade.transactionNo, trade_type: tradeTypes[trade.way] }),
    trade_state: state.code,
    trade_state_desc: state.words,
    ...(paid === undefined
      ? { amount: { total: trade.fen, currency: 'CNY' } }
      : {
          bank_type: 'OTHERS',
          attach: '',
          success_time: rfc3339(paid.at),
          payer: { openid: trade.payer },
          amount: { total: paid.fen, payer_total: paid.fen, currency: 'CNY', payer_currency: 'CNY' },
        }),
  }
}

export const tradeTypes = {
  native: 'NATIVE',
  h5: 'MWEB',
  jsapi: 'JSAPI',
  page: 'NATIVE',
  wap: 'MWEB',
} as const

function stateOf(trade: Trade): { code: string; words: string } {
  if (trade.refunds.length > 0) return { code: 'REFUND', words: '订单发生过退款，退款详情请查询退款单' }
  if (trade.paid !== undefined) return { code: 'SUCCESS', words: '支付成功' }
  if (trade.state === 'closed') return { code: 'CLOSED', words: '订单已关闭' }
  return { code: 'NOTPAY', words: '订单未支付' }
}
