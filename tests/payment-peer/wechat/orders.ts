import { randomBytes } from 'node:crypto'
import type { Asked, Refusal, Trade, Way } from '../trades.ts'
import type { Reply } from './answer.ts'
import { type Refused, refuse } from './door.ts'
import type { Body } from './transaction.ts'
import type { Wechat } from './wechat.ts'

/** POST /v3/pay/transactions/{native,h5,jsapi} */
export function placeOrder(wechat: Wechat, way: Way, body: Body): Reply | Refused {
  const asked = askedOf(wechat, way, body)
  if ('code' in asked) return asked
  const trade = wechat.trades.open(asked, `o${randomBytes(14).toString('base64url').slice(0, 27)}`)
  if (typeof trade === 'string') return refusals[trade] ?? refuse(400, 'INVALID_REQUEST', '商户订单号重复')
  if (way === 'jsapi') trade.payer = String(object(body.payer).openid)
  const handle = wechat.handleOf(trade)
  return { status: 200, body: handlesOf(wechat, way, handle) }
}

function handlesOf(wechat: Wechat, way: Way, handle: string): Body {
  if (way === 'native') return { code_url: `weixin://wxpay/bizpayurl?pr=${handle}` }
  if (way === 'h5')
    return { h5_url: `${wechat.base}/wechat/h5?prepay_id=${handle}&package=${handle.slice(-10)}` }
  return { prepay_id: handle }
}

const refusals: Partial<Record<Refusal, Refused>> = {
  paid: refuse(400, 'ORDERPAID', '该订单已支付'),
  closed: refuse(400, 'ORDER_CLOSED', '订单已关闭'),
  other_amount: refuse(400, 'INVALID_REQUEST', '请求重入时，参数与首次请求时不一致'),
}

function askedOf(wechat: Wechat, way: Way, body: Body): Asked | Refused {
  const param = (message: string) => refuse(400, 'PARAM_ERROR', message)
  const { account } = wechat
  if (body.mchid !== account.mchid || body.appid !== account.appid)
    return refuse(400, 'APPID_MCHID_NOT_MATCH', '商户号和appid不匹配')
  const outTradeNo = String(body.out_trade_no ?? '')
  if (!/^[\w\-|*]{6,32}$/.test(outTradeNo)) return param('out_trade_no 不合法')
  const description = String(body.description ?? '')
  if (description === '' || Buffer.byteLength(description) > 127) return param('description 不合法')
  const notifyUrl = String(body.notify_url ?? '')
  if (!/^https?:\/\/[^?#]+$/.test(notifyUrl)) return param('notify_url 不合法：不能携带参数')
  const total = totalOf(body)
  if (typeof total === 'string') return param(`${total} 不合法`)
  const expiresAt = expiryOf(body.time_expire)
  if (expiresAt === 'invalid') return param('time_expire 不合法')
  if (expiresAt !== undefined && expiresAt <= wechat.now())
    return refuse(400, 'INVALID_REQUEST', '订单已过期')
  const missing = missingFor(way, body)
  if (missing !== undefined) return param(`${missing} 不合法`)
  return { outTradeNo, fen: total, subject: description, way, notifyUrl, returnUrl: undefined, expiresAt }
}

function totalOf(body: Body): number | string {
  const { total, currency = 'CNY' } = object(body.amount)
  if (typeof total !== 'number' || !Number.isInteger(total) || total < 1) return 'amount.total'
  return currency === 'CNY' ? total : 'amount.currency'
}

function missingFor(way: Way, body: Body): string | undefined {
  const scene = object(body.scene_info)
  if (way === 'h5') {
    if (!/^[\da-f.:]{3,45}$/i.test(String(scene.payer_client_ip ?? ''))) return 'scene_info.payer_client_ip'
    if (!['iOS', 'Android', 'Wap'].includes(String(object(scene.h5_info).type)))
      return 'scene_info.h5_info.type'
  }
  if (way === 'jsapi' && String(object(body.payer).openid ?? '') === '') return 'payer.openid'
  return undefined
}

function expiryOf(text: unknown): Date | undefined | 'invalid' {
  if (text === undefined) return undefined
  const isForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(String(text))
  return isForm ? new Date(String(text)) : 'invalid'
}

/** POST …/close: nothing comes back. A paid order cannot be closed, an order that is closed already can. */
export function closeOrder(wechat: Wechat, trade: Trade): Reply | Refused {
  const refusal = wechat.trades.close(trade)
  return refusal === 'paid'
    ? refuse(400, 'ORDERPAID', '该订单已支付，不能关闭')
    : { status: 204, body: undefined }
}

export function object(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
