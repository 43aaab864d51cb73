import { verify } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { fen } from '#rulebook/money/fen.ts'
import { startGateway } from '../gateway.fixture.ts'
import { ProviderForged, ProviderRefused, ProviderUnavailable } from '../payment-faults.ts'
import type { PaymentProvider, Surface } from '../payment-provider.ts'
import { APP_ID, alipayRoom, NEWER, OURS, signed, told } from './alipay.fixture.ts'
import { createAlipayProvider } from './alipay-provider.ts'

const gateway = startGateway()
let provider: PaymentProvider
beforeEach(() => {
  provider = createAlipayProvider(alipayRoom(gateway))
})

const QUERY = 'alipay.trade.query'
const CLOSE = 'alipay.trade.close'
const REFUND = 'alipay.trade.refund'
const REFUND_QUERY = 'alipay.trade.fastpay.refund.query'
const OK = { code: '10000', msg: 'Success' }
const refusal = (sub_code: string) => ({
  code: '40004',
  msg: 'Business Failed',
  sub_code,
  sub_msg: '业务失败',
})
const TRADE = {
  ...OK,
  out_trade_no: 'A1',
  trade_no: '2026112322001488760504779166',
  trade_status: 'TRADE_SUCCESS',
  total_amount: '50.00',
  buyer_pay_amount: '49.00',
  send_pay_date: '2026-11-23 12:00:00',
}
const PAID = { transactionNo: TRADE.trade_no, fen: 5000, at: new Date('2026-11-23T04:00:00.000Z') }
/** The method that a request asks for. */
const methodOf = (path: string) => new URL(path, 'http://x').searchParams.get('method') ?? ''
/** Answers each method so; anything else is a fault of the test. */
const answers = (by: Record<string, Record<string, unknown>>) => {
  gateway.answer = ({ path }) => told(methodOf(path), by[methodOf(path)] ?? {})
}

const charge = (surface: Surface) => ({
  attemptNo: 'A1',
  fen: fen(5000),
  subject: '毕业审定费/A=B&C',
  expiresAt: new Date('2026-11-24T04:30:00.000Z'),
  surface,
  payer: { address: '203.0.113.7' },
  returnPath: '/orders' as const,
})

test.each([
  ['desk', 'alipay.trade.page.pay', 'FAST_INSTANT_TRADE_PAY'],
  ['phone', 'alipay.trade.wap.pay', 'QUICK_WAP_WAY'],
] as const)(
  'PAY-02 on a %s the payer is sent to %s, by an address signed with our key',
  async (surface, method, product) => {
    const step = await provider.create(charge(surface))
    const url = new URL(step.kind === 'redirect' ? step.address : '')
    const fields = Object.fromEntries(url.searchParams)
    expect(fields).toMatchObject({
      method,
      app_id: APP_ID,
      sign_type: 'RSA2',
      charset: 'utf-8',
      timestamp: '2026-11-24 12:00:00',
      notify_url: 'https://kaoji.example.cn/api/payment-notices/alipay',
      return_url: 'https://kaoji.example.cn/orders',
    })
    expect(JSON.parse(fields.biz_content ?? '')).toEqual({
      out_trade_no: 'A1',
      product_code: product,
      total_amount: '50.00',
      subject: '毕业审定费 A B C',
      time_expire: '2026-11-24 12:30:00',
      ...(surface === 'phone' ? { quit_url: 'https://kaoji.example.cn/orders' } : {}),
    })
    const { sign = '', ...others } = fields
    const content = Object.keys(others)
      .sort()
      .map((name) => `${name}=${others[name]}`)
      .join('&')
    expect(verify('sha256', Buffer.from(content), OURS.publicKey, Buffer.from(sign, 'base64'))).toBe(true)
    expect(gateway.asked).toEqual([])
  },
)

test('PAY-02 inside WeChat Alipay is not offered', () => {
  const served = (['desk', 'phone', 'in_wechat'] as const).map((surface) => provider.serves(surface))
  expect(served).toEqual([true, true, false])
})

test('PAY-02 a request is signed, and says only what is asked', async () => {
  answers({ [QUERY]: TRADE })
  await provider.query('A1')
  const [asked] = gateway.asked
  const fields = {
    ...Object.fromEntries(new URL(asked?.path ?? '', 'http://x').searchParams),
    ...Object.fromEntries(new URLSearchParams(asked?.body)),
  } as Record<string, string>
  expect(fields).toMatchObject({ timestamp: '2026-11-24 12:00:00', biz_content: '{"out_trade_no":"A1"}' })
  const { sign = '', ...others } = fields
  const content = Object.keys(others)
    .sort()
    .map((name) => `${name}=${others[name]}`)
    .join('&')
  expect(verify('sha256', Buffer.from(content), OURS.publicKey, Buffer.from(sign, 'base64'))).toBe(true)
})

test.each([
  ['WAIT_BUYER_PAY', { kind: 'waiting' }],
  ['TRADE_SUCCESS', { kind: 'paid', paid: PAID }],
  ['TRADE_FINISHED', { kind: 'paid', paid: PAID }],
  ['TRADE_CLOSED', { kind: 'refunded', paid: PAID }],
])('PAY-02 a trade that was paid, in state %s', async (trade_status, state) => {
  answers({ [QUERY]: { ...TRADE, trade_status } })
  expect(await provider.query('A1')).toEqual(state)
})

test('PAY-02 a trade that ran out of time is closed, and one that nobody began is absent', async () => {
  const { send_pay_date: _, ...unpaid } = TRADE
  answers({ [QUERY]: { ...unpaid, trade_status: 'TRADE_CLOSED' } })
  expect(await provider.query('A1')).toEqual({ kind: 'closed' })
  answers({ [QUERY]: refusal('ACQ.TRADE_NOT_EXIST'), [CLOSE]: refusal('ACQ.TRADE_NOT_EXIST') })
  expect(await provider.query('A1')).toEqual({ kind: 'absent' })
  expect(await provider.close('A1')).toBe('absent')
})

test.each([
  ['three decimals', { total_amount: '50.000' }],
  ['no amount', { total_amount: '' }],
  ['an amount as a number', { total_amount: 50 }],
  ['no time', { send_pay_date: undefined }],
  ['an unknown state', { trade_status: 'PAID' }],
])('PAY-02 a trade with %s concludes nothing', async (_, changed) => {
  answers({ [QUERY]: { ...TRADE, ...changed } })
  await expect(provider.query('A1')).rejects.toThrow(ProviderUnavailable)
})

const CONTENT = JSON.stringify(TRADE)
const NAME = 'alipay_trade_query_response'
const body = (text: string) => () => ({ body: text })
test.each([
  ['without a signature', body(`{"${NAME}":${CONTENT}}`)],
  ['with an empty signature', body(`{"${NAME}":${CONTENT},"sign":""}`)],
  [
    'with a changed amount',
    body(`{"${NAME}":${CONTENT.replace('50.00', '50.01')},"sign":"${signed(CONTENT)}"}`),
  ],
  ['signed by ourselves', body(`{"${NAME}":${CONTENT},"sign":"${signed(CONTENT, OURS.privateKey)}"}`)],
  ['with something added to its signature', body(`{"${NAME}":${CONTENT},"sign":"${signed(CONTENT)}!"}`)],
  ['as an unsigned error', body('{"error_response":{"code":"40004","sub_code":"ACQ.TRADE_NOT_EXIST"}}')],
  [
    'with a forged part beside the signed one',
    body(`{"${NAME}":{"code":"10000","x":${CONTENT}},"sign":"${signed(CONTENT)}"}`),
  ],
  ['about another order', () => told(QUERY, { ...TRADE, out_trade_no: 'A2' })],
])('PAY-02 an answer %s is forged, and asked for once only', async (_, answer) => {
  gateway.answer = answer
  await expect(provider.query('A1')).rejects.toThrow(ProviderForged)
  expect(gateway.asked).toHaveLength(1)
})

test('PAY-02 only what was signed is read: a second answer under the same name is overlooked', async () => {
  const forged = CONTENT.replace('50.00', '0.01')
  gateway.answer = body(`{"${NAME}":${CONTENT},"sign":"${signed(CONTENT)}","${NAME}":${forged}}`)
  expect(await provider.query('A1')).toEqual({ kind: 'paid', paid: PAID })
})

test('PAY-02 while its key is being changed, both keys of Alipay are believed', async () => {
  gateway.answer = () => ({ body: `{"${NAME}":${CONTENT},"sign":"${signed(CONTENT, NEWER.privateKey)}"}` })
  expect((await provider.query('A1')).kind).toBe('paid')
})

test.each([
  ['HTML', () => ({ body: '<html>' })],
  ['a failure of the gateway', () => ({ status: 502, body: '' })],
  [
    '20000, signed',
    () => told(QUERY, { code: '20000', msg: 'Service Currently Unavailable', sub_code: 'isp.unknow-error' }),
  ],
  ['ACQ.SYSTEM_ERROR, signed', () => told(QUERY, refusal('ACQ.SYSTEM_ERROR'))],
])('PAY-02 %s is no answer, and asked for again', async (_, answer) => {
  gateway.answer = answer
  await expect(provider.query('A1')).rejects.toThrow(ProviderUnavailable)
  expect(gateway.asked).toHaveLength(2)
})

test('PAY-02 another refusal is passed on by its code', async () => {
  answers({ [QUERY]: refusal('ACQ.INVALID_PARAMETER') })
  await expect(provider.query('A1')).rejects.toThrow(new ProviderRefused('alipay', 'ACQ.INVALID_PARAMETER'))
})

test.each([
  [OK, {}, 'closed'],
  [refusal('ACQ.TRADE_HAS_SUCCESS'), {}, 'paid'],
  [refusal('ACQ.TRADE_STATUS_ERROR'), { ...TRADE, trade_status: 'TRADE_CLOSED' }, 'paid'],
  [refusal('ACQ.TRADE_STATUS_ERROR'), { ...TRADE, trade_status: 'TRADE_FINISHED' }, 'paid'],
  [
    refusal('ACQ.TRADE_STATUS_ERROR'),
    { ...TRADE, trade_status: 'TRADE_CLOSED', send_pay_date: '' },
    'closed',
  ],
])('PAY-02 closing: by the answer, or else by the state of the trade (%#)', async (close, query, end) => {
  answers({ [CLOSE]: close, [QUERY]: query })
  expect(await provider.close('A1')).toBe(end)
})

const request = { attemptNo: 'A1', refundNo: 'R1', fen: fen(5000), reason: '重复缴费' }
const done = {
  kind: 'done',
  fen: 5000,
  at: new Date('2026-11-23T05:00:00.000Z'),
  refundTransactionNo: TRADE.trade_no,
}
const REFUNDED = {
  ...OK,
  out_trade_no: 'A1',
  out_request_no: 'R1',
  trade_no: TRADE.trade_no,
  refund_status: 'REFUND_SUCCESS',
  refund_amount: '50.00',
  gmt_refund_pay: '2026-11-23 13:00:00',
}

test('PAY-02 a refund that moved money is done; asked again, the query tells', async () => {
  const { trade_no, gmt_refund_pay } = REFUNDED
  const refund = {
    ...OK,
    out_trade_no: 'A1',
    trade_no,
    fund_change: 'Y',
    refund_fee: '50.00',
    gmt_refund_pay,
  }
  answers({ [REFUND]: refund })
  expect(await provider.refund(request)).toEqual(done)
  answers({ [REFUND]: { ...refund, fund_change: 'N' }, [REFUND_QUERY]: REFUNDED })
  expect(await provider.refund(request)).toEqual(done)
  const asked = new URLSearchParams(gateway.asked[0]?.body).get('biz_content')
  expect(JSON.parse(asked ?? '')).toEqual({
    out_trade_no: 'A1',
    out_request_no: 'R1',
    refund_amount: '50.00',
    refund_reason: '重复缴费',
  })
})

test('PAY-02 that the query of a refund succeeded says nothing: without its state there is no refund', async () => {
  answers({ [REFUND_QUERY]: REFUNDED })
  expect(await provider.queryRefund(request)).toEqual(done)
  for (const refund_status of [undefined, '', 'REFUND_PROCESSING']) {
    answers({ [REFUND_QUERY]: { ...REFUNDED, refund_status } })
    expect(await provider.queryRefund(request)).toEqual({ kind: 'absent' })
  }
  answers({ [REFUND_QUERY]: { ...OK } })
  expect(await provider.queryRefund(request)).toEqual({ kind: 'absent' })
  answers({ [REFUND_QUERY]: { ...REFUNDED, out_request_no: 'R2' } })
  await expect(provider.queryRefund(request)).rejects.toThrow(ProviderForged)
})

test('PAY-02 a refund that Alipay refuses fails in words with its code', async () => {
  answers({ [REFUND]: refusal('ACQ.SELLER_BALANCE_NOT_ENOUGH') })
  expect(await provider.refund(request)).toEqual({
    kind: 'failed',
    words: '商户账户余额不足，请充值后再次发起（ACQ.SELLER_BALANCE_NOT_ENOUGH）',
  })
})

test('PAY-02 without keys it is closed, and asks nobody', async () => {
  provider = createAlipayProvider(alipayRoom(gateway, () => undefined))
  expect(provider.isOpen()).toBe(false)
  await expect(provider.query('A1')).rejects.toThrow(ProviderUnavailable)
  expect(provider.readNotice({ headers: {}, body: Buffer.from('') }, new Date())).toMatchObject({
    kind: 'refused',
  })
  expect(gateway.asked).toEqual([])
})
