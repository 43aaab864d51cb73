import { createSign } from 'node:crypto'
import { AlipaySdk } from 'alipay-sdk'
import { expect, test } from 'vitest'
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

/**
 * A notice as Alipay sent it, with the public key that fits: the tests of the official SDK, test/alipay.test.ts in
 * https://github.com/alipay/alipay-sdk-nodejs-all
 */
const PUBLISHED = {
  publicKey:
    'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAqObrdC7hrgAVM98tK0nv3hSQRGGKT4lBsQjHiGjeYZjOPIPHR5knm2jnnz/YGIXIofVHkA/tAlBAd5DrY7YpvI4tP5EONLtZKC2ghBMx7McI2wRD0xiqzxOQr1FuhZGJ8/AUokBzJrzY+aGX2xcOrxFYRlFilvVLTXg4LWjR1tdPkO6+i7wQZAIVMClPkwVRZEbaERRHlKqTzv2gGv5rDU8gRoe1LeaN+6BlbTqHWkQcNCUNrA8C6l17XAXGKDsm/9TFWwO8EPHHHCaQdjtV5/FdcWIt+L8SR1ss7EXTjYDFtxcKVv9rEoY1lX8T4mX+GbXfZHraG5NCF1+XioL5JwIDAQAB',
  fields: {
    gmt_create: '2019-08-15 15:56:22',
    charset: 'utf-8',
    seller_email: 'z97-yuquerevenue@service.aliyun.com',
    subject: '语雀空间 500人规模',
    sign: 'QfTb8tqE1BMhS5qAnXtvsF3/jBkEvu9q9en0pdbBUDDjvKycZhQb7h8GDs4FKfi049PynaNuatxSgLb/nLWZpXyyh0LEWdK2S6Ri7nPwrVgOs08zugLO20vOQz44y3ti2Ncm8/wZts1Fr2gZ7pShnVX3d1B50hbsXnObT1r/U8ONNQjWXd0HIul4TG+Q3fm3svmSvFEy0WnzuhcyHPX5Gm4ELNctL6Qd5YniGJFNcc7kopHYtI/XD9YCKCH6Ct02rzUs9i11C9CsadtZn+WhxF26Dqt9sGEFajkJ8cxUTLi8+VCpLHsgPE8P0y095uQcDdK0YjCh4x7wVSov+lrmOQ==',
    buyer_id: '2088102534368455',
    invoice_amount: '0.10',
    notify_id: '2019081500222155624068450559358070',
    fund_bill_list: '[{"amount":"0.10","fundChannel":"ALIPAYACCOUNT"}]',
    notify_type: 'trade_status_sync',
    trade_status: 'TRADE_SUCCESS',
    receipt_amount: '0.10',
    buyer_pay_amount: '0.10',
    sign_type: 'RSA2',
    app_id: '2019073166072302',
    seller_id: '2088531891668739',
    gmt_payment: '2019-08-15 15:56:24',
    notify_time: '2019-08-15 15:56:25',
    version: '1.0',
    out_trade_no: '20190815155618536-564-57',
    total_amount: '0.10',
    trade_no: '2019081522001468450512505578',
    auth_app_id: '2019073166072302',
    buyer_logon_id: 'xud***@126.com',
    point_amount: '0.00',
  },
} as const

test('PAY-02 a notice that Alipay once sent is genuine, and with a fen more it is not', () => {
  const sdk = new AlipaySdk({
    appId: PUBLISHED.fields.app_id,
    privateKey: OURS.privateKey,
    alipayPublicKey: PUBLISHED.publicKey,
  })
  const { app_id: appId, seller_id: sellerId } = PUBLISHED.fields
  const keys = { appId, sellerId, signing: sdk, verifying: [sdk] }
  const bodyOf = (fields: Record<string, string>) => Buffer.from(new URLSearchParams(fields).toString())
  expect(readAlipayNotice(keys, { headers: {}, body: bodyOf(PUBLISHED.fields) })).toEqual({
    kind: 'genuine',
    notice: {
      kind: 'payment',
      noticeId: PUBLISHED.fields.notify_id,
      attemptNo: PUBLISHED.fields.out_trade_no,
      paid: {
        transactionNo: PUBLISHED.fields.trade_no,
        fen: 10,
        at: new Date('2019-08-15T07:56:24.000Z'),
      },
    },
  })
  const more = bodyOf({ ...PUBLISHED.fields, total_amount: '0.11' })
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
