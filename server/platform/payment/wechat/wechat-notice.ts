import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { WechatKeys } from '../keys/wechat-keys.ts'
import type { Notice, NoticeVerdict, RawNotice } from '../payment-provider.ts'
import { paidOf, RefundStatus, refundStateOf, Transaction } from './wechat-answers.ts'
import type { WechatClient } from './wechat-client.ts'
import { requireWechatKeys, type WechatRoom } from './wechat-room.ts'
import { faultOfSeal, openResource, sealOf } from './wechat-seal.ts'

const Envelope = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 100 }),
  event_type: Type.String(),
  resource: Type.Object({
    algorithm: Type.Literal('AEAD_AES_256_GCM'),
    ciphertext: Type.String(),
    nonce: Type.String(),
    associated_data: Type.Optional(Type.String()),
  }),
})
const RefundNotice = Type.Object({
  mchid: Type.String(),
  out_trade_no: Type.String(),
  out_refund_no: Type.String(),
  refund_id: Type.String({ minLength: 1 }),
  refund_status: RefundStatus,
  success_time: Type.Optional(Type.String()),
  amount: Type.Object({ refund: Type.Integer({ minimum: 0 }) }),
})

type Refused = Extract<NoticeVerdict, { kind: 'refused' }>['why']

/** Judges a notice by its raw bytes: who signed it, when, and for which merchant, before what it says. */
export function readWechatNotice(
  room: WechatRoom,
  client: WechatClient,
  { raw, at }: { raw: RawNotice; at: Date },
): NoticeVerdict {
  const keys = requireWechatKeys(room)
  const seal = sealOf(raw.headers)
  if (!seal) return refused('signature')
  const key = client.keyOf(seal.serial)
  if (!key) return refused('serial')
  const fault = faultOfSeal(seal, raw.body, { key, at })
  if (fault) return refused(fault)
  const envelope = parsed(raw.body.toString('utf8'))
  if (!Value.Check(Envelope, envelope)) return refused('form')
  const resource = parsed(openResource(envelope.resource, keys.apiV3Keys) ?? '')
  const found = envelope.event_type.startsWith('REFUND.')
    ? refundNotice(envelope.id, resource, keys)
    : paymentNotice(envelope.id, resource, keys)
  return typeof found === 'string' ? refused(found) : { kind: 'genuine', notice: found }
}

function paymentNotice(noticeId: string, resource: unknown, keys: WechatKeys): Notice | Refused {
  if (!Value.Check(Transaction, resource)) return 'form'
  if (resource.mchid !== keys.merchantId) return 'merchant'
  if (resource.appid !== keys.appId) return 'app'
  if ((resource.amount?.currency ?? 'CNY') !== 'CNY') return 'currency'
  const attemptNo = resource.out_trade_no
  if (resource.trade_state !== 'SUCCESS') return { kind: 'idle', noticeId, attemptNo }
  return (
    understoodOr(() => ({ kind: 'payment' as const, noticeId, attemptNo, paid: paidOf(resource) })) ?? 'form'
  )
}

function refundNotice(noticeId: string, resource: unknown, keys: WechatKeys): Notice | Refused {
  if (!Value.Check(RefundNotice, resource)) return 'form'
  if (resource.mchid !== keys.merchantId) return 'merchant'
  const { out_trade_no: attemptNo, out_refund_no: refundNo } = resource
  const state = understoodOr(() =>
    refundStateOf({
      status: resource.refund_status,
      refund: resource.amount.refund,
      refundId: resource.refund_id,
      successTime: resource.success_time,
    }),
  )
  return state ? { kind: 'refund', noticeId, attemptNo, refundNo, state } : 'form'
}

function understoodOr<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

function refused(why: Refused): NoticeVerdict {
  return { kind: 'refused', why }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
