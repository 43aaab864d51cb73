import { fenFromYuan } from '#rulebook/money/fen.ts'
import type { AlipayKeys } from '../keys/alipay-keys.ts'
import type { Notice, NoticeVerdict, RawNotice } from '../payment-provider.ts'
import { instantOfSecond } from '../provider-times.ts'
import { bytesOfBase64 } from '../strict-base64.ts'

type Refused = Extract<NoticeVerdict, { kind: 'refused' }>['why']
type Fields = ReadonlyMap<string, string>

/** Judges a notice by its raw form: who signed it and for which app and seller, before what it says. */
export function readAlipayNotice(keys: AlipayKeys, raw: RawNotice): NoticeVerdict {
  const fields = fieldsOf(raw.body)
  if (!fields) return refused('form')
  // The SDK would take SHA-1 from a notice that names it.
  if (fields.get('sign_type') !== 'RSA2' || !isSigned(keys, fields)) return refused('signature')
  if (fields.get('app_id') !== keys.appId) return refused('app')
  if (fields.get('seller_id') !== keys.sellerId) return refused('merchant')
  const currencies = ['trans_currency', 'settle_currency', 'pay_currency'].map((name) => fields.get(name))
  if (currencies.some((currency) => currency !== undefined && currency !== 'CNY')) return refused('currency')
  const notice = noticeOf(fields)
  return notice ? { kind: 'genuine', notice } : refused('form')
}

/** The fields, each decoded exactly once; undefined when one comes twice, for which of them was signed? */
function fieldsOf(body: Buffer): Fields | undefined {
  const entries = [...new URLSearchParams(body.toString('utf8'))]
  const fields = new Map(entries)
  return fields.size === entries.length ? fields : undefined
}

function isSigned({ verifying }: AlipayKeys, fields: Fields): boolean {
  const isExact = bytesOfBase64(fields.get('sign') ?? '') !== undefined
  return isExact && verifying.some((sdk) => sdk.checkNotifySignV2(Object.fromEntries(fields)))
}

/**
 * What a notice says. Payments, refunds and closings come to the same address, a refund with the state `TRADE_SUCCESS` too
 * when it is a part: what names a refund is never a payment.
 */
function noticeOf(fields: Fields): Notice | undefined {
  const noticeId = fields.get('notify_id')
  const attemptNo = fields.get('out_trade_no')
  if (!noticeId || !attemptNo) return undefined
  if (fields.get('refund_fee') || fields.get('gmt_refund')) return refundOf(fields, { noticeId, attemptNo })
  const state = fields.get('trade_status')
  if (state === 'TRADE_SUCCESS' || state === 'TRADE_FINISHED')
    return paymentOf(fields, { noticeId, attemptNo })
  if (state === 'TRADE_CLOSED') return { kind: 'closed', noticeId, attemptNo }
  return state === 'WAIT_BUYER_PAY' ? { kind: 'idle', noticeId, attemptNo } : undefined
}

interface Named {
  noticeId: string
  attemptNo: string
}

function paymentOf(fields: Fields, named: Named): Notice | undefined {
  const transactionNo = fields.get('trade_no')
  const fen = fenFromYuan(fields.get('total_amount') ?? '')
  const at = instantOfSecond(fields.get('gmt_payment') ?? '')
  if (!transactionNo || fen === undefined || !at) return undefined
  return { kind: 'payment', ...named, paid: { transactionNo, fen, at } }
}

function refundOf(fields: Fields, named: Named): Notice | undefined {
  const refundTransactionNo = fields.get('trade_no')
  const fen = fenFromYuan(fields.get('refund_fee') ?? '')
  // Alipay writes this one with fractions of a second.
  const at = instantOfSecond((fields.get('gmt_refund') ?? '').replace(/\.\d{1,3}$/, ''))
  if (!refundTransactionNo || fen === undefined || !at) return undefined
  const refundNo = fields.get('out_biz_no') || undefined
  return { kind: 'refund', ...named, refundNo, state: { kind: 'done', fen, at, refundTransactionNo } }
}

function refused(why: Refused): NoticeVerdict {
  return { kind: 'refused', why }
}
