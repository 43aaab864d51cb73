import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { startGateway } from '../gateway.fixture.ts'
import { ProviderForged, ProviderRefused, ProviderUnavailable } from '../payment-faults.ts'
import { alipayRoom, SELLER_ID, told } from './alipay.fixture.ts'
import { readAlipayBill } from './alipay-bill.ts'
import { createAlipayProvider } from './alipay-provider.ts'

/** The characters of these tests in GBK: Node reads it and does not write it. */
function gbk(text: string): Uint8Array {
  const table = new Map<string, number[]>()
  const decoder = new TextDecoder('gbk')
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1)
      table.set(decoder.decode(Uint8Array.of(high, low)), [high, low])
  return Uint8Array.from(
    [...text].flatMap((sign) => (sign < '\u0080' ? [sign.charCodeAt(0)] : (table.get(sign) ?? [0x3f]))),
  )
}

const NAMES =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,对方账户,订单金额（元）,商家实收（元）,退款批次号/请求号,服务费（元）,备注'
const row = (more: Record<string, string> = {}) => {
  const cells: Record<string, string> = {
    支付宝交易号: '2026112322001488760504779166\t',
    商户订单号: 'A1\t',
    业务类型: '交易',
    商品名称: '"毕业审定费,本科"',
    创建时间: '2026-11-23 11:59:00',
    完成时间: '2026-11-23 12:00:00',
    对方账户: '*文(152****6706)',
    '订单金额（元）': '50.00',
    '商家实收（元）': '49.00',
    '服务费（元）': '-0.30',
    ...more,
  }
  return NAMES.split(',')
    .map((name) => cells[name] ?? '')
    .join(',')
}
const REFUNDED = { 业务类型: '退款', '订单金额（元）': '-50.00', '退款批次号/请求号': 'R1\t' }
const head = (day: string, seller: string) =>
  `#支付宝业务明细查询\r\n#账号：[${seller}0156]\r\n#起始日期：[${day} 00:00:00]   终止日期：[${day} 24:00:00]\r\n#----业务明细列表----\r\n`
const detail = (...rows: string[]) =>
  `${head('2026年11月23日', SELLER_ID)}${[NAMES, ...rows].join('\r\n')}\r\n#----业务明细列表结束----\r\n#交易合计：1笔\r\n`
const summary = `${head('2026年11月23日', SELLER_ID)}门店编号,门店名称,交易订单总笔数\r\n合计,,1\r\n`
const zip = (text: string) => Buffer.from(zipSync({ 'a(1).csv': gbk(summary), 'b.csv': gbk(text) }))
const read = (bytes: Buffer) => readAlipayBill(bytes, { sellerId: SELLER_ID, day: '2026-11-23' })

const shared = {
  attemptNo: 'A1',
  transactionNo: '2026112322001488760504779166',
  at: new Date('2026-11-23T04:00:00.000Z'),
}
const PAYMENT = { kind: 'payment', ...shared, fen: 5000 }

test('PAY-02 a bill is a ZIP of two tables in GBK, of which the detailed one has the lines', () => {
  expect(read(zip(detail(row(), row(REFUNDED))))).toEqual([
    PAYMENT,
    { kind: 'refund', ...shared, refundNo: 'R1', fen: 5000 },
  ])
  expect(read(zip(detail()))).toEqual([])
})

test.each([
  ['another seller', detail(row()).replaceAll(SELLER_ID, '2088102169356455'), ProviderForged],
  ['another day', detail(row()).replaceAll('11月23日', '11月22日'), ProviderForged],
  ['a cell too few', detail(row().replace(/,[^,]*$/, '')), ProviderUnavailable],
  ['an unknown kind of line', detail(row({ 业务类型: '转账' })), ProviderUnavailable],
  ['three decimals', detail(row({ '订单金额（元）': '50.000' })), ProviderUnavailable],
  ['no time', detail(row({ 完成时间: '' })), ProviderUnavailable],
  ['no detailed table', summary, ProviderUnavailable],
])('PAY-02 a bill with %s is refused as a whole', (_, text, fault) => {
  expect(() => read(zip(text))).toThrow(fault)
})

test('PAY-02 what is no ZIP, cut short, or too large when unpacked is no bill', () => {
  expect(() => read(Buffer.from('<html></html>'))).toThrow(ProviderUnavailable)
  expect(() => read(zip(detail(row())).subarray(0, 200))).toThrow(ProviderUnavailable)
  const asked = { sellerId: SELLER_ID, day: '2026-11-23' }
  const whole = zip(detail(row()))
  expect(readAlipayBill(whole, asked, 2_000)).toHaveLength(1)
  expect(() => readAlipayBill(whole, asked, 100)).toThrow(ProviderUnavailable)
})

const gateway = startGateway()
const METHOD = 'alipay.data.dataservice.bill.downloadurl.query'
const provider = createAlipayProvider(alipayRoom(gateway))
/** Names the file at that place, and has it at the gateway. */
function serve(bill_download_url: string) {
  gateway.answer = ({ path }) =>
    path.startsWith('/gateway.do')
      ? told(METHOD, { code: '10000', msg: 'Success', bill_download_url })
      : { body: zip(detail(row())) }
}

test('PAY-02 a bill is asked for by its day and fetched from where Alipay says', async () => {
  serve(`${gateway.address}/downloadBillFile.resource?fileType=csv.zip`)
  expect(await provider.bill('2026-11-23')).toEqual([PAYMENT])
  const asked = new URLSearchParams(gateway.asked[0]?.body).get('biz_content')
  expect(JSON.parse(asked ?? '')).toEqual({ bill_type: 'trade', bill_date: '2026-11-23' })
})

test.each([
  'http://127.0.0.2:1/',
  'https://alipay.com.example.cn/',
  'file:///etc/passwd',
  'https://x.alipay.com:8443/',
  'x',
])('PAY-02 a bill at %s is not fetched', async (address) => {
  serve(address)
  await expect(provider.bill('2026-11-23')).rejects.toThrow(ProviderForged)
  expect(gateway.asked).toHaveLength(1)
})

test('PAY-02 a bill that is not there is there later; another refusal is passed on', async () => {
  gateway.answer = () =>
    told(METHOD, { code: '40004', msg: 'Business Failed', sub_code: 'isp.bill_not_exist' })
  expect(await provider.bill('2026-11-24')).toBe('not_yet')
  gateway.answer = () =>
    told(METHOD, { code: '40006', msg: 'Insufficient', sub_code: 'isv.insufficient-isv-permissions' })
  await expect(provider.bill('2026-11-23')).rejects.toThrow(ProviderRefused)
})
