import { type KeyObject, sign, verify } from 'node:crypto'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { fen } from '#rulebook/money/fen.ts'
import type { Notice, NoticeVerdict, RawNotice } from '../payment-provider.ts'
import { bytesOfBase64 } from '../strict-base64.ts'

/** How far the clocks may be apart, as at WeChat Pay. */
const SKEW_MS = 5 * 60_000
const HEADERS = {
  timestamp: 'kaoji-cashier-timestamp',
  nonce: 'kaoji-cashier-nonce',
  signature: 'kaoji-cashier-signature',
} as const

const Amount = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
const Name = Type.String({ pattern: '^[0-9A-Za-z-]{1,64}$' })
const Instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' })
const Shared = {
  noticeId: Name,
  merchant: Type.Literal('demonstration'),
  attemptNo: Name,
  fen: Amount,
  currency: Type.String(),
  at: Instant,
}
const Body = Type.Union([
  Type.Object({
    ...Shared,
    kind: Type.Literal('payment'),
    transactionNo: Name,
  }),
  Type.Object({
    ...Shared,
    kind: Type.Literal('refund'),
    refundNo: Name,
    refundTransactionNo: Name,
  }),
])

/** What a notice of the cashier says. */
export type CashierNotice = Static<typeof Body>

/** A notice as it goes over the wire, signed as the real providers do: RSA over time, nonce and raw body. */
export function signNotice(
  notice: Record<string, string | number>,
  seal: { key: KeyObject; at: Date; nonce: string },
): RawNotice & { headers: Record<string, string> } {
  const body = Buffer.from(JSON.stringify(notice))
  const timestamp = String(Math.floor(seal.at.getTime() / 1000))
  const signature = sign('sha256', messageOf({ timestamp, nonce: seal.nonce, body }), seal.key)
  return {
    headers: {
      'content-type': 'application/json',
      [HEADERS.timestamp]: timestamp,
      [HEADERS.nonce]: seal.nonce,
      [HEADERS.signature]: signature.toString('base64'),
    },
    body,
  }
}

/** Judges a notice by its bytes; nothing in it is looked at before the signature is right. */
export function readCashierNotice(raw: RawNotice, key: KeyObject | undefined, at: Date): NoticeVerdict {
  const timestamp = raw.headers[HEADERS.timestamp] ?? ''
  const signature = bytesOfBase64(raw.headers[HEADERS.signature] ?? '')
  const message = messageOf({ timestamp, nonce: raw.headers[HEADERS.nonce] ?? '', body: raw.body })
  if (!key || !signature || !verify('sha256', message, key, signature))
    return { kind: 'refused', why: 'signature' }
  if (Math.abs(at.getTime() - 1000 * Number(timestamp)) > SKEW_MS) return { kind: 'refused', why: 'clock' }
  const body: unknown = JSON.parse(raw.body.toString('utf8'))
  if (!Value.Check(Body, body)) return { kind: 'refused', why: 'form' }
  if (body.currency !== 'CNY') return { kind: 'refused', why: 'currency' }
  return { kind: 'genuine', notice: noticeOf(body) }
}

function noticeOf(body: CashierNotice): Notice {
  const { noticeId, attemptNo } = body
  switch (body.kind) {
    case 'payment': {
      const { transactionNo, at } = body
      const paid = { transactionNo, fen: fen(body.fen), at: new Date(at) }
      return { kind: 'payment', noticeId, attemptNo, paid }
    }
    case 'refund': {
      const { refundNo, refundTransactionNo, at } = body
      const state = { kind: 'done', fen: fen(body.fen), at: new Date(at), refundTransactionNo } as const
      return { kind: 'refund', noticeId, attemptNo, refundNo, state }
    }
    default:
      return body satisfies never
  }
}

function messageOf(signed: { timestamp: string; nonce: string; body: Buffer }): Buffer {
  return Buffer.concat([
    Buffer.from(`${signed.timestamp}\n${signed.nonce}\n`),
    signed.body,
    Buffer.from('\n'),
  ])
}
