import { createSign } from 'node:crypto'
import { AlipaySdk } from 'alipay-sdk'
import { expect, test } from 'vitest'
import { alipayNotice, alipayNoticeKey } from '#tests/payment-peer/examples/alipay-notice.ts'
import { APP_ID, alipayKeys, NEWER, noticeBody, OURS, SELLER_ID, THEIRS } from './alipay.fixture.ts'
import { readAlipayNotice } from './alipay-notice.ts'

const FIELDS = {
  app_id: APP_ID,
  seller_id: SELLER_ID,
  notify_id: '2026112300222120000048450559358070',
  notify_type: 'trade_status_sync',
  out_trade_no: 'A1',
  trade_no: '2026112322001488760504779166',
  trade_status: 'TRADE_SUCCESS',
  total_amount: '50.00',
  receipt_amount: '49.00',
  gmt_payment: '2026-11-23 12:00:00',
  // What a second decoding, or a space for a plus, would change.
  subject: '毕业审定费 100%+20%25 a+b',
  sign_type: 'RSA2',
}
const named = { noticeId: FIELDS.notify_id, attemptNo: 'A1' }
const paid = { transactionNo: FIELDS.trade_no, fen: 5000, at: new Date('2026-11-23T04:00:00.000Z') }
const read = (body: Buffer) => readAlipayNotice(alipayKeys(), { headers: {}, body })

test('PAY-02 a notice that Alipay once sent is genuine, and with a fen more it is not', () => {
  const sdk = new AlipaySdk({
    appId: alipayNotice.app_id,
    privateKey: OURS.privateKey,
    alipayPublicKey: alipayNoticeKey,
  })
  const { app_id: appId, seller_id: sellerId } = alipayNotice
  const keys = { appId, sellerId, signing: sdk, verifying: [sdk] }
  const bodyOf = (fields: Record<string, string>) => Buffer.from(new URLSearchParams(fields).toString())
  expect(readAlipayNotice(keys, { headers: {}, body: bodyOf(alipayNotice) })).toEqual({
    kind: 'genuine',
    notice: {
      kind: 'payment',
      noticeId: alipayNotice.notify_id,
      attemptNo: alipayNotice.out_trade_no,
      paid: {
        transactionNo: alipayNotice.trade_no,
        fen: 10,
        at: new Date('2019-08-15T07:56:24.000Z'),
      },
    },
  })
  const more = bodyOf({ ...alipayNotice, total_amount: '0.11' })
  expect(readAlipayNotice(keys, { headers: {}, body: more })).toEqual({ kind: 'refused', why: 'signature' })
})

test.each([
  ['TRADE_SUCCESS', { kind: 'payment', ...named, paid }],
  ['TRADE_FINISHED', { kind: 'payment', ...named, paid }],
  ['TRADE_CLOSED', { kind: 'closed', ...named }],
  ['WAIT_BUYER_PAY', { kind: 'idle', ...named }],
])('PAY-02 a notice of %s', (trade_status, notice) => {
  expect(read(noticeBody({ ...FIELDS, trade_status }))).toEqual({ kind: 'genuine', notice })
})

test.each([
  ['of everything', { trade_status: 'TRADE_CLOSED', refund_fee: '50.00' }, 5000],
  ['of a part, while the trade is a success', { trade_status: 'TRADE_SUCCESS', refund_fee: '1.00' }, 100],
])('PAY-02 a notice of a refund %s is never a payment', (_, changed, amount) => {
  const refund = { ...FIELDS, ...changed, gmt_refund: '2026-11-23 13:00:00.123', out_biz_no: 'R1' }
  const done = {
    kind: 'done',
    fen: amount,
    at: new Date('2026-11-23T05:00:00.000Z'),
    refundTransactionNo: FIELDS.trade_no,
  }
  expect(read(noticeBody(refund))).toEqual({
    kind: 'genuine',
    notice: { kind: 'refund', ...named, refundNo: 'R1', state: done },
  })
  const { out_biz_no: _no, ...byConsole } = refund
  expect(read(noticeBody(byConsole))).toMatchObject({ notice: { kind: 'refund', refundNo: undefined } })
})

test('PAY-02 while its key is being changed, notices under both keys are genuine', () => {
  expect(read(noticeBody(FIELDS, NEWER.privateKey)).kind).toBe('genuine')
})

test.each([
  ['another app', { app_id: '2021000122671081' }, 'app'],
  ['another seller', { seller_id: '2088102169356455' }, 'merchant'],
  ['no seller', { seller_id: '' }, 'merchant'],
  ['another currency', { trans_currency: 'USD' }, 'currency'],
  ['no number of the notice', { notify_id: '' }, 'form'],
  ['no number of ours', { out_trade_no: '' }, 'form'],
  ['an amount with three decimals', { total_amount: '50.000' }, 'form'],
  ['a negative amount', { total_amount: '-50.00' }, 'form'],
  ['no time', { gmt_payment: '' }, 'form'],
  ['a refund without its amount', { gmt_refund: '2026-11-23 13:00:00.123' }, 'form'],
  ['an unknown state', { trade_status: 'PAID' }, 'form'],
])('PAY-02 a signed notice with %s is refused', (_, changed, why) => {
  expect(read(noticeBody({ ...FIELDS, ...changed }))).toEqual({ kind: 'refused', why })
})

const genuine = noticeBody(FIELDS).toString()
test.each([
  ['a fen more', genuine.replace('50.00', '50.01'), 'signature'],
  ['a field more', `${genuine}&refund_fee=1.00`, 'signature'],
  ['a field twice', `${genuine}&total_amount=0.01`, 'form'],
  ['no signature', genuine.replace(/&sign=[^&]*/, ''), 'signature'],
  ['half a signature', genuine.replace(/(&sign=[^&]{100})[^&]*/, '$1'), 'signature'],
  ['a signature with something added', genuine.replace(/(&sign=[^&]*)/, '$1%21'), 'signature'],
  ['a weaker kind of signature', genuine.replace('sign_type=RSA2', 'sign_type=RSA'), 'signature'],
  ['an unknown kind of signature', genuine.replace('sign_type=RSA2', 'sign_type=NONE'), 'signature'],
  ['our own signature', noticeBody(FIELDS, OURS.privateKey).toString(), 'signature'],
  ['nothing', '', 'signature'],
])('PAY-02 a notice with %s is refused', (_, body, why) => {
  expect(read(Buffer.from(body))).toEqual({ kind: 'refused', why })
})

test('PAY-02 a signature by SHA-1 is refused even when it is right', () => {
  const { sign_type: _, ...fields } = FIELDS
  const content = Object.entries(fields)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  const sign = createSign('RSA-SHA1').update(content).sign(THEIRS.privateKey, 'base64')
  const body = new URLSearchParams({ ...fields, sign_type: 'RSA', sign }).toString()
  expect(read(Buffer.from(body))).toEqual({ kind: 'refused', why: 'signature' })
})
