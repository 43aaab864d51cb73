import { type Static, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'
import { fen } from '#rulebook/money/fen.ts'
import type { WechatKeys } from '../keys/wechat-keys.ts'
import { ProviderForged, ProviderRefused, ProviderUnavailable } from '../payment-faults.ts'
import type { ChargeState, Paid, RefundState } from '../payment-provider.ts'
import { instantOfRfc3339 } from '../provider-times.ts'
import type { WechatAnswer } from './wechat-client.ts'

const Fen = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
const Text = Type.String({ minLength: 1, maxLength: 200 })

/** A payment as the query and the notice describe it. */
export const Transaction = Type.Object({
  mchid: Type.String(),
  appid: Type.String(),
  out_trade_no: Type.String(),
  trade_state: Type.Enum([
    'SUCCESS',
    'REFUND',
    'NOTPAY',
    'USERPAYING',
    'PAYERROR',
    'ACCEPT',
    'CLOSED',
    'REVOKED',
  ]),
  transaction_id: Type.Optional(Text),
  success_time: Type.Optional(Type.String()),
  amount: Type.Optional(Type.Object({ total: Type.Optional(Fen), currency: Type.Optional(Type.String()) })),
})
export type Transaction = Static<typeof Transaction>

/** How far a refund is. */
export const RefundStatus = Type.Enum(['SUCCESS', 'PROCESSING', 'CLOSED', 'ABNORMAL'])

/** A refund as its request and its query answer it. */
export const Refund = Type.Object({
  refund_id: Text,
  out_refund_no: Type.String(),
  out_trade_no: Type.String(),
  status: RefundStatus,
  success_time: Type.Optional(Type.String()),
  amount: Type.Object({ refund: Fen }),
})

const Problem = Type.Object({ code: Text })

/** The answer as that schema says; what WeChat Pay signed and we do not understand is as good as no answer. */
export function understood<S extends TSchema>(schema: S, json: unknown): Static<S> {
  if (!Value.Check(schema, json)) throw new ProviderUnavailable('wechat', 'not understood')
  return json
}

/** WeChat Pay's own code of a refusal. */
export function codeOf({ status, json }: WechatAnswer): string {
  return Value.Check(Problem, json) ? json.code : `HTTP_${status}`
}

/** A refusal for good, by WeChat Pay's code. */
export function refusalOf(answer: WechatAnswer): ProviderRefused {
  return new ProviderRefused('wechat', codeOf(answer))
}

/** What a query says of an attempt. `time_expire` closes nothing: an order past it is still `NOTPAY`. */
export function chargeStateOf(json: unknown, asked: { attemptNo: string; keys: WechatKeys }): ChargeState {
  const transaction = understood(Transaction, json)
  const { mchid, appid, out_trade_no } = transaction
  if (out_trade_no !== asked.attemptNo) throw new ProviderForged('wechat', 'another order')
  if (mchid !== asked.keys.merchantId || appid !== asked.keys.appId)
    throw new ProviderForged('wechat', 'another merchant')
  switch (transaction.trade_state) {
    case 'SUCCESS':
      return { kind: 'paid', paid: paidOf(transaction) }
    case 'REFUND':
      return { kind: 'refunded', paid: paidOf(transaction) }
    case 'NOTPAY':
    case 'USERPAYING':
    case 'PAYERROR':
    case 'ACCEPT':
      return { kind: 'waiting' }
    case 'CLOSED':
    case 'REVOKED':
      return { kind: 'closed' }
    default:
      return transaction.trade_state satisfies never
  }
}

/** The payment in a transaction; throws when it is none in yuan, or has no number or time. */
export function paidOf({ transaction_id, success_time, amount }: Transaction): Paid {
  const at = instantOfRfc3339(success_time ?? '')
  if (amount?.currency !== undefined && amount.currency !== 'CNY')
    throw new ProviderForged('wechat', 'another currency')
  if (transaction_id === undefined || amount?.total === undefined || !at)
    throw new ProviderUnavailable('wechat', 'not understood')
  return { transactionNo: transaction_id, fen: fen(amount.total), at }
}

/** What is known of a refund by its status. `ABNORMAL`: the bank refused it, and somebody has to act in the console. */
export function refundStateOf(refund: {
  status: Static<typeof RefundStatus>
  refund: number
  refundId: string
  successTime: string | undefined
}): RefundState {
  switch (refund.status) {
    case 'SUCCESS': {
      const at = instantOfRfc3339(refund.successTime ?? '')
      if (!at) throw new ProviderUnavailable('wechat', 'not understood')
      return { kind: 'done', fen: fen(refund.refund), at, refundTransactionNo: refund.refundId }
    }
    case 'PROCESSING':
      return { kind: 'accepted' }
    case 'CLOSED':
      return { kind: 'failed', words: '微信支付已关闭这笔退款' }
    case 'ABNORMAL':
      return { kind: 'failed', words: '退款异常：请在微信支付商户平台处理' }
    default:
      return refund.status satisfies never
  }
}

/** WeChat Pay's two spellings of "no such order". */
export function isAbsent(code: string): boolean {
  return code === 'ORDER_NOT_EXIST' || code === 'ORDERNOTEXIST'
}
