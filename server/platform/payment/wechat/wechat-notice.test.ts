import { expect, test } from 'vitest'
import type { WechatKeys } from '../keys/wechat-keys.ts'
import {
  API_KEY,
  encrypted,
  MERCHANT,
  PAID,
  REFUND,
  sealed,
  TRANSACTION,
  wechatKeys,
  wechatRoom,
} from './wechat.fixture.ts'
import { createWechatClient } from './wechat-client.ts'
import { readWechatNotice } from './wechat-notice.ts'

const gateway = { address: 'http://127.0.0.1:1' }

function envelope(event_type: string, resource: unknown, key?: Buffer) {
  return JSON.stringify({
    id: 'EV-2018022511223320873',
    create_time: '2026-11-24T12:00:00+08:00',
    resource_type: 'encrypt-resource',
    event_type,
    summary: '支付成功',
    resource: encrypted(JSON.stringify(resource), key),
  })
}

function read(body: string, more: { headers?: Record<string, string>; keys?: WechatKeys; at?: Date } = {}) {
  const { room, lines } = wechatRoom(gateway, () => more.keys ?? wechatKeys())
  const raw = { headers: more.headers ?? sealed(body), body: Buffer.from(body) }
  const at = more.at ?? room.clock.now()
  const verdict = readWechatNotice(room, createWechatClient(room), { raw, at })
  return { verdict, lines }
}

const named = { noticeId: 'EV-2018022511223320873', attemptNo: 'A1' }

test('PAY-02 a notice of a payment, encrypted and signed, is genuine', () => {
  const { verdict } = read(envelope('TRANSACTION.SUCCESS', TRANSACTION))
  expect(verdict).toEqual({ kind: 'genuine', notice: { kind: 'payment', ...named, paid: PAID } })
})

test('PAY-02 while the key of resources is being changed, those under the older one open too', () => {
  const newer = { ...wechatKeys(), apiV3Keys: [Buffer.from('n'.repeat(32)), API_KEY] }
  expect(read(envelope('TRANSACTION.SUCCESS', TRANSACTION), { keys: newer }).verdict.kind).toBe('genuine')
})

const { status: _status, amount: _amount, ...REFUND_PART } = REFUND
const REFUND_NOTICE = { ...REFUND_PART, mchid: MERCHANT.merchantId, amount: { total: 5000, refund: 5000 } }
test.each([
  [
    'SUCCESS',
    {
      kind: 'done',
      fen: 5000,
      at: new Date('2026-11-23T05:00:00.000Z'),
      refundTransactionNo: REFUND.refund_id,
    },
  ],
  ['CLOSED', { kind: 'failed', words: expect.any(String) }],
  ['ABNORMAL', { kind: 'failed', words: expect.any(String) }],
])('PAY-02 a notice of a refund, %s, is no payment', (refund_status, state) => {
  const { verdict } = read(envelope(`REFUND.${refund_status}`, { ...REFUND_NOTICE, refund_status }))
  expect(verdict).toEqual({ kind: 'genuine', notice: { kind: 'refund', ...named, refundNo: 'R1', state } })
})

test('PAY-02 a genuine notice of an order that is not paid has no effect', () => {
  const { verdict } = read(envelope('TRANSACTION.SUCCESS', { ...TRANSACTION, trade_state: 'NOTPAY' }))
  expect(verdict).toEqual({ kind: 'genuine', notice: { kind: 'idle', ...named } })
})

test.each([
  ['another merchant', { mchid: '1900000109' }, 'merchant'],
  ['another app', { appid: 'wx0000000000000000' }, 'app'],
  ['another currency', { amount: { total: 5000, currency: 'USD' } }, 'currency'],
  ['no amount', { amount: undefined }, 'form'],
  ['half a fen', { amount: { total: 0.5, currency: 'CNY' } }, 'form'],
  ['no time', { success_time: '2026-11-23 12:00:00' }, 'form'],
  ['no number of the payment', { transaction_id: '' }, 'form'],
])('PAY-02 a signed notice with %s is refused', (_, changed, why) => {
  const { verdict } = read(envelope('TRANSACTION.SUCCESS', { ...TRANSACTION, ...changed }))
  expect(verdict).toEqual({ kind: 'refused', why })
})

const BODY = envelope('TRANSACTION.SUCCESS', TRANSACTION)
test.each([
  ['no seal', { headers: {} }, 'signature'],
  ['a body with a space more', { body: `${BODY} `, headers: sealed(BODY) }, 'signature'],
  ['another key', { headers: sealed(BODY, { key: wechatKeys().seal.key }) }, 'signature'],
  ['a serial that nobody knows', { headers: sealed(BODY, { serial: '5DEA10EF' }) }, 'serial'],
  [
    'a time six minutes ago',
    { headers: sealed(BODY, { at: new Date('2026-11-24T03:54:00.000Z') }) },
    'clock',
  ],
  ['a body that is no JSON', { body: 'x' }, 'form'],
  ['a body without a resource', { body: '{"id":"E"}' }, 'form'],
])('PAY-02 a notice with %s is refused', (_, changed, why) => {
  const { body, ...more } = { body: BODY, ...changed }
  expect(read(body, more).verdict).toEqual({ kind: 'refused', why })
})

test('PAY-02 a resource under another key is refused', () => {
  const body = envelope('TRANSACTION.SUCCESS', TRANSACTION, Buffer.from('x'.repeat(32)))
  expect(read(body).verdict).toEqual({ kind: 'refused', why: 'form' })
})

test('PAY-02 an unknown serial is the cause of the refusal, and no log line of its own: anybody can post one', () => {
  const { verdict, lines } = read(BODY, { headers: sealed(BODY, { serial: '5DEA10EF' }) })
  expect(verdict).toEqual({ kind: 'refused', why: 'serial' })
  expect(lines).toEqual([])
})
