import type { Exchange } from '../exchange.ts'
import type { Trade } from '../trades.ts'
import type { Reply } from './answer.ts'
import { billOf } from './bill.ts'
import { certificatesOf } from './certificates.ts'
import { type Refused, refuse } from './door.ts'
import { closeOrder, object, placeOrder } from './orders.ts'
import { askRefund, findRefund } from './refunds.ts'
import { type Body, transactionOf } from './transaction.ts'
import type { Wechat } from './wechat.ts'

/** Finds what a request asks for. */
export function route(wechat: Wechat, exchange: Exchange): Reply | Refused {
  const body = exchange.method === 'POST' ? bodyOf(exchange) : {}
  if (body === undefined) return refuse(400, 'PARAM_ERROR', '请求体不是合法的 JSON')
  const place = `${exchange.method} ${exchange.url.pathname}`
  const way = /^POST \/v3\/pay\/transactions\/(native|h5|jsapi)$/.exec(place)?.[1]
  if (way === 'native' || way === 'h5' || way === 'jsapi') return placeOrder(wechat, way, body)
  if (place === 'GET /v3/certificates') return certificatesOf(wechat.account)
  if (place === 'POST /v3/refund/domestic/refunds') return askRefund(wechat, body)
  if (place === 'GET /v3/bill/tradebill') return billOf(wechat, exchange.url.searchParams)
  return single(wechat, exchange, body) ?? refuse(404, 'NOT_FOUND', '请求的资源不存在')
}

function single(wechat: Wechat, exchange: Exchange, body: Body): Reply | Refused | undefined {
  const { method, url } = exchange
  const refundNo = /^\/v3\/refund\/domestic\/refunds\/([^/]+)$/.exec(url.pathname)?.[1]
  if (method === 'GET' && refundNo !== undefined) return findRefund(wechat, decodeURIComponent(refundNo))
  const closing = /^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)\/close$/.exec(url.pathname)?.[1]
  if (method === 'POST' && closing !== undefined)
    return withTrade(wechat, { outTradeNo: closing, mchid: body.mchid }, (trade) => closeOrder(wechat, trade))
  const queried = /^\/v3\/pay\/transactions\/(out-trade-no|id)\/([^/]+)$/.exec(url.pathname)
  if (method !== 'GET' || queried === null) return undefined
  const number = decodeURIComponent(queried[2] ?? '')
  const no = queried[1] === 'id' ? { transactionNo: number } : { outTradeNo: number }
  return withTrade(wechat, { ...no, mchid: url.searchParams.get('mchid') }, (trade) => ({
    status: 200,
    body: { ...transactionOf(wechat.account, trade), ...wechat.lies },
  }))
}

function withTrade(
  wechat: Wechat,
  no: { outTradeNo?: string; transactionNo?: string; mchid: unknown },
  act: (trade: Trade) => Reply | Refused,
): Reply | Refused {
  if (no.mchid !== wechat.account.mchid) return refuse(400, 'PARAM_ERROR', 'mchid 不合法')
  const trade = wechat.trades.find(no)
  return trade === undefined ? refuse(404, 'ORDER_NOT_EXIST', '订单不存在') : act(trade)
}

function bodyOf(exchange: Exchange): Body | undefined {
  try {
    return object(JSON.parse(exchange.body.toString('utf8')))
  } catch {
    return undefined
  }
}
