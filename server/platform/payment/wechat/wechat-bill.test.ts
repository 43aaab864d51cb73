import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { startGateway } from '../gateway.fixture.ts'
import { ProviderForged, ProviderRefused, ProviderUnavailable } from '../payment-faults.ts'
import { MERCHANT, told, wechatRoom } from './wechat.fixture.ts'
import { readWechatBill } from './wechat-bill.ts'
import { createWechatProvider } from './wechat-provider.ts'

const HEAD =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'
const row = (more: Record<string, string> = {}) => {
  const cells: Record<string, string> = {
    交易时间: '2026-11-23 12:00:00',
    商户号: MERCHANT.merchantId,
    微信订单号: '4200000848202611230290526543',
    商户订单号: 'A1',
    交易状态: 'SUCCESS',
    货币种类: 'CNY',
    应结订单金额: '49.00',
    退款金额: '0.00',
    商品名称: '毕业审定费,本科',
    费率: '0.60%',
    订单金额: '50.00',
    申请退款金额: '0.00',
    ...more,
  }
  return HEAD.split(',')
    .map((name) => `\`${cells[name] ?? ''}`)
    .join(',')
}
const REFUNDED = {
  交易状态: 'REFUND',
  商户退款单号: 'R1',
  申请退款金额: '50.00',
  退款状态: 'SUCCESS',
  订单金额: '0.00',
}
const SUMS =
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\n`2,`49.00,`0.00,`0.00,`0.30,`50.00,`50.00'
const bill = (...rows: string[]) => `\ufeff${[HEAD, ...rows, SUMS].join('\r\n')}\r\n`
const read = (text: string) => readWechatBill(text, MERCHANT.merchantId)

const at = new Date('2026-11-23T04:00:00.000Z')
const shared = { attemptNo: 'A1', transactionNo: '4200000848202611230290526543', at }
const PAYMENT = { kind: 'payment', ...shared, fen: 5000 }

test('PAY-02 a bill lists what was ordered and what went back, whatever coupons paid; the sums are no lines', () => {
  const lines = read(bill(row(), row(REFUNDED), row({ ...REFUNDED, 退款状态: 'FAIL' })))
  expect(lines).toEqual([PAYMENT, { kind: 'refund', ...shared, refundNo: 'R1', fen: 5000 }])
  expect(read(bill())).toEqual([])
})

test.each([
  ['another merchant', { 商户号: '1900000109' }, ProviderForged],
  ['another currency', { 货币种类: 'USD' }, ProviderForged],
  ['an amount without digits', { 订单金额: '' }, ProviderUnavailable],
  ['three decimals', { 订单金额: '50.000' }, ProviderUnavailable],
  ['an unknown state', { 交易状态: 'PAID' }, ProviderUnavailable],
  ['no time', { 交易时间: '' }, ProviderUnavailable],
])('PAY-02 a bill with %s is refused as a whole', (_, changed, fault) => {
  expect(() => read(bill(row(), row(changed)))).toThrow(fault)
})

test('PAY-02 a bill with a cell too few is refused as a whole', () => {
  expect(() => read(bill(row(), row().replace(/,`[^`]*$/, '')))).toThrow(ProviderUnavailable)
  expect(() => read('<html></html>\n`1')).toThrow(ProviderUnavailable)
})

const gateway = startGateway()
const FILE = bill(row())
const digest = createHash('sha1').update(FILE).digest('hex')
/** Names the file at that place with that digest, and has it there. */
function serve(named: { hash_value?: string; download_url?: string; file?: string }) {
  gateway.answer = ({ path }) =>
    path.startsWith('/v3/bill/')
      ? told(200, {
          hash_type: 'SHA1',
          hash_value: named.hash_value ?? digest,
          download_url: named.download_url ?? `${gateway.address}/v3/billdownload/file?token=T`,
        })
      : { body: named.file ?? FILE }
}
const stage = () => {
  const { room, clock } = wechatRoom(gateway)
  return { provider: createWechatProvider(room), clock }
}

test('PAY-02 a bill is asked for by its day, and its file fetched with our signature', async () => {
  serve({})
  expect(await stage().provider.bill('2026-11-23')).toEqual([PAYMENT])
  const [asked, fetched] = gateway.asked
  expect(asked?.path).toBe('/v3/bill/tradebill?bill_date=2026-11-23&bill_type=ALL')
  expect(fetched?.path).toBe('/v3/billdownload/file?token=T')
  expect(fetched?.headers.authorization).toContain('WECHATPAY2-SHA256-RSA2048')
})

test.each([
  ['that was changed', { file: FILE.replace('50.00', '51.00') }],
  ['at another place', { download_url: 'http://127.0.0.2:1/file' }],
  ['at no place', { download_url: 'file:///etc/passwd' }],
])('PAY-02 a bill %s is forged', async (_, named) => {
  serve(named)
  await expect(stage().provider.bill('2026-11-23')).rejects.toThrow(ProviderForged)
})

test('PAY-02 before ten o’clock no bill means not yet; afterwards it means a day without a payment', async () => {
  const { provider, clock } = stage()
  gateway.answer = () => told(400, { code: 'STATEMENT_CREATING' })
  expect(await provider.bill('2026-11-23')).toBe('not_yet')
  gateway.answer = () => told(400, { code: 'NO_STATEMENT_EXIST' })
  expect(await provider.bill('2026-11-23')).toEqual([])
  clock.set('2026-11-24T04:00:00.000Z')
  expect(await provider.bill('2026-11-24')).toBe('not_yet')
  gateway.answer = () => told(400, { code: 'PARAM_ERROR' })
  await expect(provider.bill('2026-11-23')).rejects.toThrow(ProviderRefused)
})
