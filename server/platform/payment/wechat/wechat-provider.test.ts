import { verify } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { fen } from '#rulebook/money/fen.ts'
import { startGateway } from '../gateway.fixture.ts'
import { ProviderForged, ProviderRefused, ProviderUnavailable } from '../payment-faults.ts'
import type { PaymentProvider, Surface } from '../payment-provider.ts'
import {
  MERCHANT,
  PAID,
  PUBLIC_KEY_ID,
  REFUND,
  sealed,
  TRANSACTION,
  told,
  wechatKeys,
  wechatRoom,
} from './wechat.fixture.ts'
import { createWechatProvider } from './wechat-provider.ts'

const gateway = startGateway()
let provider: PaymentProvider
beforeEach(() => {
  provider = createWechatProvider(wechatRoom(gateway).room)
})

const charge = (surface: Surface) => ({
  attemptNo: 'A1',
  fen: fen(5000),
  subject: '毕业审定费'.repeat(20),
  expiresAt: new Date('2026-11-24T04:30:00.000Z'),
  surface,
  payer: { address: '203.0.113.7', code: '071abc' },
  returnPath: '/orders' as const,
})

test('PAY-02 a request is signed over what is sent, and asks for an answer signed with our public key', async () => {
  gateway.answer = () => told(200, { code_url: 'weixin://wxpay/bizpayurl?pr=JyC91EIz1' })
  await provider.create(charge('desk'))
  const [asked] = gateway.asked
  const parts = new Map(
    [...(asked?.headers.authorization ?? '').matchAll(/(\w+)="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  )
  const message = ['POST', asked?.path, parts.get('timestamp'), parts.get('nonce_str'), asked?.body, ''].join(
    '\n',
  )
  const signature = Buffer.from(parts.get('signature') ?? '', 'base64')
  expect(verify('sha256', Buffer.from(message), wechatKeys().seal.key, signature)).toBe(true)
  expect([parts.get('mchid'), parts.get('serial_no')]).toEqual([MERCHANT.merchantId, 'M1'])
  expect(asked?.headers['wechatpay-serial']).toBe(PUBLIC_KEY_ID)
})

test('PAY-02 at a desk a QR is shown, on a phone the browser is sent on, inside WeChat the bridge is called', async () => {
  const paths: string[] = []
  gateway.answer = ({ path }) => {
    if (path.startsWith('/sns/')) return { body: '{"openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"}' }
    paths.push(path)
    return told(200, {
      code_url: 'weixin://wxpay/bizpayurl?pr=JyC91EIz1',
      h5_url: 'https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=wx2611&package=1',
      prepay_id: 'wx2611',
    })
  }
  expect(await provider.create(charge('desk'))).toEqual({
    kind: 'qr',
    content: 'weixin://wxpay/bizpayurl?pr=JyC91EIz1',
    endsAt: new Date('2026-11-24T04:30:00.000Z'),
  })
  expect(await provider.create(charge('phone'))).toEqual({
    kind: 'redirect',
    address:
      'https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=wx2611&package=1&redirect_url=https%3A%2F%2Fkaoji.example.cn%2Forders',
  })
  expect(await provider.create(charge('in_wechat'))).toMatchObject({
    kind: 'jsapi',
    parameters: { appId: MERCHANT.appId, package: 'prepay_id=wx2611', signType: 'RSA' },
  })
  expect(paths).toEqual(['native', 'h5', 'jsapi'].map((way) => `/v3/pay/transactions/${way}`))
  const bodies = gateway.asked.flatMap(({ method, body }) =>
    method === 'POST' ? [JSON.parse(body) as Record<string, unknown>] : [],
  )
  for (const body of bodies) {
    expect(body).toMatchObject({
      appid: MERCHANT.appId,
      mchid: MERCHANT.merchantId,
      out_trade_no: 'A1',
      time_expire: '2026-11-24T12:30:00+08:00',
      notify_url: 'https://kaoji.example.cn/api/payment-notices/wechat',
      amount: { total: 5000, currency: 'CNY' },
    })
    expect(Buffer.byteLength(String(body.description))).toBeLessThanOrEqual(127)
  }
  expect(bodies[1]).toMatchObject({
    scene_info: { payer_client_ip: '203.0.113.7', h5_info: { type: 'Wap' } },
  })
  expect(bodies[2]).toMatchObject({ payer: { openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' } })
})

test.each([
  ['who has not been there yet', undefined],
  ['whose code was used before', '071abc'],
])('PAY-02 a payer inside WeChat %s is sent to WeChat first', async (_, code) => {
  gateway.answer = () => ({ body: '{"errcode":40163,"errmsg":"code been used"}' })
  const payer = { address: '203.0.113.7', ...(code === undefined ? {} : { code }) }
  const step = await provider.create({ ...charge('in_wechat'), payer })
  const url = new URL(step.kind === 'redirect' ? step.address : '')
  expect(url.origin + url.pathname).toBe('https://open.weixin.qq.com/connect/oauth2/authorize')
  expect([...url.searchParams]).toEqual([
    ['appid', MERCHANT.appId],
    ['redirect_uri', 'https://kaoji.example.cn/orders'],
    ['response_type', 'code'],
    ['scope', 'snsapi_base'],
    ['state', 'A1'],
  ])
  expect(url.hash).toBe('#wechat_redirect')
})

test('PAY-02 the code of a payer is exchanged with the secret of the account, and answered by silence without one', async () => {
  gateway.answer = ({ path }) =>
    path.startsWith('/sns/') ? { body: '{"openid":"o1"}' } : told(200, { prepay_id: 'wx2611' })
  await provider.create(charge('in_wechat'))
  const [asked, prepared] = gateway.asked
  expect(asked?.path).toBe(
    `/sns/oauth2/access_token?appid=${MERCHANT.appId}&secret=0123456789abcdef0123456789abcdef&code=071abc&grant_type=authorization_code`,
  )
  expect(JSON.parse(prepared?.body ?? '')).toMatchObject({ payer: { openid: 'o1' } })
  const bare = createWechatProvider(
    wechatRoom(gateway, () => ({ ...wechatKeys(), appSecret: undefined })).room,
  )
  expect([bare.serves('in_wechat'), bare.serves('phone'), provider.serves('in_wechat')]).toEqual([
    false,
    true,
    true,
  ])
})

test('PAY-02 a payer is not sent to a page without TLS', async () => {
  gateway.answer = () => told(200, { h5_url: 'http://wx.tenpay.com/checkmweb?prepay_id=1' })
  await expect(provider.create(charge('phone'))).rejects.toThrow(ProviderForged)
})

test('PAY-02 a code for two hours ends before an order that is open for a day', async () => {
  gateway.answer = () => told(200, { code_url: 'weixin://x' })
  const step = await provider.create({ ...charge('desk'), expiresAt: new Date('2026-11-25T04:00:00.000Z') })
  expect(step).toMatchObject({ endsAt: new Date('2026-11-24T06:00:00.000Z') })
})

test.each([
  ['SUCCESS', { kind: 'paid', paid: PAID }],
  ['REFUND', { kind: 'refunded', paid: PAID }],
  ['NOTPAY', { kind: 'waiting' }],
  ['USERPAYING', { kind: 'waiting' }],
  ['PAYERROR', { kind: 'waiting' }],
  ['CLOSED', { kind: 'closed' }],
  ['REVOKED', { kind: 'closed' }],
])('PAY-02 an order in state %s', async (trade_state, state) => {
  gateway.answer = () => told(200, { ...TRANSACTION, trade_state })
  expect(await provider.query('A1')).toEqual(state)
  expect(gateway.asked[0]?.path).toBe('/v3/pay/transactions/out-trade-no/A1?mchid=1900007291')
})

test.each([
  ['another order', { out_trade_no: 'A2' }],
  ['another merchant', { mchid: '1900000109' }],
  ['another app', { appid: 'wx0000000000000000' }],
  ['another currency', { amount: { total: 5000, currency: 'USD' } }],
])('PAY-02 a signed answer about %s is not believed', async (_, changed) => {
  gateway.answer = () => told(200, { ...TRANSACTION, ...changed })
  await expect(provider.query('A1')).rejects.toThrow(ProviderForged)
})

test.each([
  ['no amount', { amount: undefined }],
  ['half a fen', { amount: { total: 0.5, currency: 'CNY' } }],
  ['a negative amount', { amount: { total: -1, currency: 'CNY' } }],
  ['no time', { success_time: undefined }],
  ['a day that is none', { success_time: '2026-02-30T12:00:00+08:00' }],
  ['a state that is unknown', { trade_state: 'PAID' }],
])('PAY-02 a payment with %s concludes nothing', async (_, changed) => {
  gateway.answer = () => told(200, { ...TRANSACTION, ...changed })
  await expect(provider.query('A1')).rejects.toThrow(ProviderUnavailable)
})

const GENUINE = JSON.stringify({ ...TRANSACTION })
test.each([
  ['without a signature', () => ({ headers: { 'content-type': 'application/json' }, body: GENUINE })],
  ['with a changed body', () => ({ headers: sealed(GENUINE), body: GENUINE.replace('5000', '5001') })],
  ['of an unknown serial', () => ({ headers: sealed(GENUINE, { serial: 'PUB_KEY_ID_9' }), body: GENUINE })],
  [
    'six minutes old',
    () => ({ headers: sealed(GENUINE, { at: new Date('2026-11-24T03:54:00.000Z') }), body: GENUINE }),
  ],
  ['of another key', () => ({ headers: sealed(GENUINE, { key: wechatKeys().seal.key }), body: GENUINE })],
  [
    'that there is no such order, unsigned',
    () => ({
      status: 404,
      headers: { 'content-type': 'application/json' },
      body: '{"code":"ORDER_NOT_EXIST"}',
    }),
  ],
])('PAY-02 an answer %s is forged, and asked for once only', async (_, answer) => {
  gateway.answer = answer
  await expect(provider.query('A1')).rejects.toThrow(ProviderForged)
  expect(gateway.asked).toHaveLength(1)
})

test.each([
  ['HTML', () => ({ headers: { 'content-type': 'text/html' }, body: '<html>' })],
  [
    'HTML of a broken gateway',
    () => ({ status: 502, headers: { 'content-type': 'text/html' }, body: '<html>' }),
  ],
  ['too many requests', () => ({ status: 429, headers: { 'content-type': 'application/json' }, body: '{}' })],
  ['a failure of its own, signed', () => told(500, { code: 'SYSTEM_ERROR' })],
])('PAY-02 %s is no answer, and asked for again', async (_, answer) => {
  gateway.answer = answer
  await expect(provider.query('A1')).rejects.toThrow(ProviderUnavailable)
  expect(gateway.asked).toHaveLength(2)
})

test('PAY-02 a lost answer is asked for again', async () => {
  gateway.answer = () =>
    gateway.asked.length === 1 ? { status: 503, headers: {}, body: '' } : told(200, TRANSACTION)
  expect((await provider.query('A1')).kind).toBe('paid')
})

test.each(['ORDER_NOT_EXIST', 'ORDERNOTEXIST'])('PAY-02 %s is absent, signed', async (code) => {
  gateway.answer = () => told(404, { code, message: '订单不存在' })
  expect(await provider.query('A1')).toEqual({ kind: 'absent' })
  expect(await provider.close('A1')).toBe('absent')
})

test('PAY-02 another refusal is passed on by its code', async () => {
  gateway.answer = () => told(400, { code: 'PARAM_ERROR', message: '参数错误' })
  await expect(provider.query('A1')).rejects.toThrow(new ProviderRefused('wechat', 'PARAM_ERROR'))
  await expect(provider.create(charge('desk'))).rejects.toThrow(ProviderRefused)
})

test.each([
  [told(204), undefined, 'closed'],
  [told(400, { code: 'ORDERPAID' }), 'SUCCESS', 'paid'],
  [told(400, { code: 'ORDERPAID' }), 'REFUND', 'paid'],
  [told(400, { code: 'ORDER_CLOSED' }), 'CLOSED', 'closed'],
])(
  'PAY-02 closing: by the answer, or else by the state of the order (%#)',
  async (answer, trade_state, end) => {
    gateway.answer = ({ method }) => (method === 'POST' ? answer : told(200, { ...TRANSACTION, trade_state }))
    expect(await provider.close('A1')).toBe(end)
    expect(gateway.asked[0]?.body).toBe('{"mchid":"1900007291"}')
  },
)

test('PAY-02 who is just paying cannot be closed: accepted is not closed', async () => {
  gateway.answer = ({ method }) =>
    method === 'POST'
      ? told(202, { code: 'USERPAYING' })
      : told(200, { ...TRANSACTION, trade_state: 'USERPAYING' })
  await expect(provider.close('A1')).rejects.toThrow(new ProviderRefused('wechat', 'USERPAYING'))
})

const done = {
  kind: 'done',
  fen: 5000,
  at: new Date('2026-11-23T05:00:00.000Z'),
  refundTransactionNo: REFUND.refund_id,
}
test.each([
  ['SUCCESS', done],
  ['PROCESSING', { kind: 'accepted' }],
  ['CLOSED', { kind: 'failed', words: expect.any(String) }],
  ['ABNORMAL', { kind: 'failed', words: expect.stringContaining('商户平台') }],
])('PAY-02 a refund in state %s', async (status, state) => {
  gateway.answer = () => told(200, { ...REFUND, status })
  const request = { attemptNo: 'A1', refundNo: 'R1', fen: fen(5000), reason: '重复缴费'.repeat(30) }
  expect(await provider.refund(request)).toEqual(state)
  expect(await provider.queryRefund(request)).toEqual(state)
  const [asked, queried] = gateway.asked
  const body = JSON.parse(asked?.body ?? '') as { reason: string }
  expect(body).toMatchObject({
    out_trade_no: 'A1',
    out_refund_no: 'R1',
    amount: { refund: 5000, total: 5000, currency: 'CNY' },
  })
  expect(Buffer.byteLength(body.reason)).toBeLessThanOrEqual(80)
  expect(queried?.path).toBe('/v3/refund/domestic/refunds/R1')
})

test('PAY-02 a refund that is refused, absent, or somebody else’s', async () => {
  const request = { attemptNo: 'A1', refundNo: 'R1', fen: fen(5000), reason: '重复缴费' }
  gateway.answer = () => told(403, { code: 'NOT_ENOUGH' })
  expect(await provider.refund(request)).toEqual({
    kind: 'failed',
    words: '商户账户余额不足，请充值后再次发起（NOT_ENOUGH）',
  })
  gateway.answer = () => told(404, { code: 'RESOURCE_NOT_EXISTS' })
  expect(await provider.queryRefund(request)).toEqual({ kind: 'absent' })
  for (const changed of [{ out_refund_no: 'R2' }, { out_trade_no: 'A2' }]) {
    gateway.answer = () => told(200, { ...REFUND, ...changed })
    await expect(provider.queryRefund(request)).rejects.toThrow(ProviderForged)
    await expect(provider.refund(request)).rejects.toThrow(ProviderForged)
  }
})

test('PAY-02 without keys it is closed, and asks nobody', async () => {
  provider = createWechatProvider(wechatRoom(gateway, () => undefined).room)
  expect(provider.isOpen()).toBe(false)
  await expect(provider.query('A1')).rejects.toThrow(ProviderUnavailable)
  expect(gateway.asked).toEqual([])
})
