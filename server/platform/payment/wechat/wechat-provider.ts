import { type TSchema, Type } from 'typebox'
import { again } from '../again.ts'
import { ProviderForged } from '../payment-faults.ts'
import type { Charge, PaymentProvider, PayStep, RefundRequest, RefundState } from '../payment-provider.ts'
import { rfc3339 } from '../provider-times.ts'
import { refundRefusal } from '../refund-refusal.ts'
import { askWhoPays, openIdOf } from './payer-inside.ts'
import {
  chargeStateOf,
  codeOf,
  isAbsent,
  Refund,
  refundStateOf,
  refusalOf,
  understood,
} from './wechat-answers.ts'
import { fetchWechatBill } from './wechat-bill.ts'
import { createWechatClient, PATIENCE, type WechatClient } from './wechat-client.ts'
import { readWechatNotice } from './wechat-notice.ts'
import { requireWechatKeys, stampOf, type WechatRoom } from './wechat-room.ts'
import { bridgeParameters } from './wechat-seal.ts'

const NOTICE_PATH = '/api/payment-notices/wechat'
const CODE_LIVES_MS = 2 * 3_600_000
/** 127 bytes of UTF-8. */
const LONGEST_SUBJECT = 42

/** WeChat Pay v3 (PAY-02): Native at a desk, H5 on a phone, JSAPI inside WeChat. */
export function createWechatProvider(room: WechatRoom): PaymentProvider {
  const client = createWechatClient(room)
  const ask = { room, client }
  const query = async (attemptNo: string) => {
    const keys = requireWechatKeys(room)
    const path = `/v3/pay/transactions/out-trade-no/${attemptNo}?mchid=${keys.merchantId}`
    const answer = await again(() => client.ask({ method: 'GET', path }, PATIENCE.job))
    if (answer.status === 200) return chargeStateOf(answer.json, { attemptNo, keys })
    if (isAbsent(codeOf(answer))) return { kind: 'absent' } as const
    throw refusalOf(answer)
  }
  return {
    name: 'wechat',
    serves: (surface) => surface !== 'in_wechat' || room.keys()?.appSecret !== undefined,
    isOpen: () => room.keys() !== undefined,
    create: (charge) => createCharge(ask, charge),
    query,
    async close(attemptNo) {
      const { merchantId: mchid } = requireWechatKeys(room)
      const path = `/v3/pay/transactions/out-trade-no/${attemptNo}/close`
      const answer = await again(() => client.ask({ method: 'POST', path, body: { mchid } }, PATIENCE.job))
      if (answer.status === 204) return 'closed'
      if (isAbsent(codeOf(answer))) return 'absent'
      // Paid, closed before, or just being paid: only its state tells.
      const state = await query(attemptNo)
      switch (state.kind) {
        case 'paid':
        case 'refunded':
          return 'paid'
        case 'closed':
        case 'absent':
          return state.kind
        case 'waiting':
          throw refusalOf(answer)
        default:
          return state satisfies never
      }
    },
    refund: (request) => again(() => askRefund(ask, request)),
    async queryRefund({ attemptNo, refundNo }) {
      const path = `/v3/refund/domestic/refunds/${refundNo}`
      const answer = await again(() => client.ask({ method: 'GET', path }, PATIENCE.job))
      if (answer.status === 200) return refundIn(answer.json, { attemptNo, refundNo })
      if (codeOf(answer) === 'RESOURCE_NOT_EXISTS') return { kind: 'absent' }
      throw refusalOf(answer)
    },
    bill: (day) =>
      again(() => {
        const { merchantId } = requireWechatKeys(room)
        return fetchWechatBill(client, { gateway: room.gateway, clock: room.clock, merchantId }, day)
      }),
    readNotice: (raw, at) => readWechatNotice(room, client, { raw, at }),
    answer: (outcome) =>
      outcome === 'recorded'
        ? { status: 200, contentType: 'application/json', body: '{"code":"SUCCESS"}' }
        : { status: 500, contentType: 'application/json', body: '{"code":"FAIL","message":"失败"}' },
  }
}

interface Asking {
  room: WechatRoom
  client: WechatClient
}

/** Asked twice with the same number, WeChat Pay prepares the same order again. */
async function createCharge({ room, client }: Asking, charge: Charge): Promise<PayStep> {
  const keys = requireWechatKeys(room)
  const returnTo = room.publicOrigin + charge.returnPath
  const shared = {
    appid: keys.appId,
    mchid: keys.merchantId,
    description: [...charge.subject].slice(0, LONGEST_SUBJECT).join(''),
    out_trade_no: charge.attemptNo,
    time_expire: rfc3339(charge.expiresAt),
    notify_url: room.publicOrigin + NOTICE_PATH,
    amount: { total: charge.fen, currency: 'CNY' },
  }
  const prepare = async <S extends TSchema>(way: string, schema: S, more: object) => {
    const path = `/v3/pay/transactions/${way}`
    const body = { ...shared, ...more }
    const answer = await again(() => client.ask({ method: 'POST', path, body }, PATIENCE.payer))
    if (answer.status !== 200) throw refusalOf(answer)
    return understood(schema, answer.json)
  }
  switch (charge.surface) {
    case 'desk': {
      const { code_url } = await prepare('native', Native, {})
      const endsAt = Math.min(charge.expiresAt.getTime(), room.clock.now().getTime() + CODE_LIVES_MS)
      return { kind: 'qr', content: code_url, endsAt: new Date(endsAt) }
    }
    case 'phone': {
      const scene = { payer_client_ip: charge.payer.address, h5_info: { type: 'Wap' } }
      const { h5_url } = await prepare('h5', H5, { scene_info: scene })
      requireSafe(room, h5_url)
      return { kind: 'redirect', address: `${h5_url}&redirect_url=${encodeURIComponent(returnTo)}` }
    }
    case 'in_wechat': {
      const openid = await openIdOf(room, charge.payer.code)
      if (openid === undefined) return askWhoPays(keys, { returnTo, attemptNo: charge.attemptNo })
      const { prepay_id } = await prepare('jsapi', Prepared, { payer: { openid } })
      const prepared = { appId: keys.appId, prepayId: prepay_id }
      return { kind: 'jsapi', parameters: bridgeParameters(prepared, keys.seal, stampOf(room)) }
    }
    default:
      return charge.surface satisfies never
  }
}

const Native = Type.Object({ code_url: Type.String({ pattern: '^weixin://' }) })
const H5 = Type.Object({ h5_url: Type.String({ pattern: '^https?://[^#]+\\?[^#]+$' }) })
const Prepared = Type.Object({ prepay_id: Type.String({ pattern: '^[0-9A-Za-z_-]{1,64}$' }) })

/** A payer is not sent anywhere in clear, but by a gateway that is itself. */
function requireSafe({ gateway }: WechatRoom, address: string): void {
  if (!address.startsWith('https://') && !address.startsWith(`${gateway}/`))
    throw new ProviderForged('wechat', 'a page without TLS')
}

async function askRefund({ room, client }: Asking, request: RefundRequest): Promise<RefundState> {
  const body = {
    out_trade_no: request.attemptNo,
    out_refund_no: request.refundNo,
    reason: [...request.reason].slice(0, LONGEST_REASON).join(''),
    notify_url: room.publicOrigin + NOTICE_PATH,
    amount: { refund: request.fen, total: request.fen, currency: 'CNY' },
  }
  const path = '/v3/refund/domestic/refunds'
  const answer = await client.ask({ method: 'POST', path, body }, PATIENCE.job)
  if (answer.status === 200) return refundIn(answer.json, request)
  return { kind: 'failed', words: refundRefusal('微信支付', codeOf(answer)) }
}
/** 80 bytes of UTF-8. */
const LONGEST_REASON = 26

function refundIn(json: unknown, asked: { attemptNo: string; refundNo: string }): RefundState {
  const refund = understood(Refund, json)
  if (refund.out_refund_no !== asked.refundNo || refund.out_trade_no !== asked.attemptNo)
    throw new ProviderForged('wechat', 'another refund')
  return refundStateOf({
    status: refund.status,
    refund: refund.amount.refund,
    refundId: refund.refund_id,
    successTime: refund.success_time,
  })
}
