import { createHash } from 'node:crypto'
import { Type } from 'typebox'
import type { Clock } from '#kernel/clock.ts'
import { beijingInstant } from '#rulebook/beijing-time.ts'
import { fenFromYuan } from '#rulebook/money/fen.ts'
import { ProviderForged, ProviderUnavailable } from '../payment-faults.ts'
import type { BillLine } from '../payment-provider.ts'
import { instantOfSecond } from '../provider-times.ts'
import { codeOf, refusalOf, understood } from './wechat-answers.ts'
import { PATIENCE, type WechatClient } from './wechat-client.ts'

const DAY_MS = 86_400_000
const Download = Type.Object({
  hash_type: Type.Literal('SHA1'),
  hash_value: Type.String({ pattern: '^[0-9a-fA-F]{40}$' }),
  download_url: Type.String(),
})

/** The bill of a Beijing day, compared with the digest that WeChat Pay signed. */
export async function fetchWechatBill(
  client: WechatClient,
  { gateway, clock, merchantId }: { gateway: string; clock: Clock; merchantId: string },
  day: string,
): Promise<readonly BillLine[] | 'not_yet'> {
  const path = `/v3/bill/tradebill?bill_date=${day}&bill_type=ALL`
  const answer = await client.ask({ method: 'GET', path }, PATIENCE.job)
  if (answer.status !== 200) {
    const code = codeOf(answer)
    if (code === 'STATEMENT_CREATING') return 'not_yet'
    // A day without a payment has no bill; before ten o'clock no day has one.
    if (code === 'NO_STATEMENT_EXIST') return clock.now() < billTime(day) ? 'not_yet' : []
    throw refusalOf(answer)
  }
  const { hash_value, download_url } = understood(Download, answer.json)
  const file = await client.download(pathAt(gateway, download_url))
  if (createHash('sha1').update(file).digest('hex') !== hash_value.toLowerCase())
    throw new ProviderForged('wechat', 'the bill is not the one that was signed')
  return readWechatBill(file.toString('utf8'), merchantId)
}

/** The path of an address at the configured gateway; one at any other place is not asked. */
function pathAt(gateway: string, address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url?.origin !== new URL(gateway).origin) throw new ProviderForged('wechat', 'the bill is elsewhere')
  return url.pathname + url.search
}

function billTime(day: string): Date {
  return new Date(beijingInstant(day, '10:00').getTime() + DAY_MS)
}

/** The lines of a bill. Every cell begins with a backtick; a line without one ends the list and begins the sums. */
export function readWechatBill(text: string, merchantId: string): BillLine[] {
  const [head = '', ...rows] = text.replace(/^\ufeff/, '').split(/\r?\n/)
  const names = head.split(',').map((name) => name.trim())
  const end = rows.findIndex((row) => !row.startsWith('`'))
  return rows.slice(0, end === -1 ? rows.length : end).flatMap((row) => {
    const cells = row
      .slice(1)
      .split(',`')
      .map((cell) => cell.trim())
    if (cells.length !== names.length) throw notUnderstood()
    return lineOf(new Map(names.map((name, place) => [name, cells[place] ?? ''])), merchantId)
  })
}

function lineOf(cells: ReadonlyMap<string, string>, merchantId: string): BillLine[] {
  const cell = (name: string) => {
    const text = cells.get(name)
    if (text === undefined) throw notUnderstood()
    return text
  }
  const amount = (...names: string[]) => {
    const name = names.find((one) => cells.has(one)) ?? ''
    const found = fenFromYuan(cell(name))
    if (found === undefined) throw notUnderstood()
    return found
  }
  if (cell('商户号') !== merchantId) throw new ProviderForged('wechat', 'a bill of another merchant')
  if (cell('货币种类') !== 'CNY') throw new ProviderForged('wechat', 'another currency')
  const at = instantOfSecond(cell('交易时间'))
  if (!at) throw notUnderstood()
  const shared = { attemptNo: cell('商户订单号'), transactionNo: cell('微信订单号'), at }
  const state = cell('交易状态')
  if (state === 'SUCCESS') return [{ kind: 'payment', ...shared, fen: amount('订单金额', '应结订单金额') }]
  if (state !== 'REFUND' && state !== 'REVOKED') throw notUnderstood()
  // The money of a refund that failed came back to the merchant.
  if (cell('退款状态') === 'FAIL') return []
  const refundNo = cell('商户退款单号')
  return [{ kind: 'refund', ...shared, refundNo, fen: amount('申请退款金额', '退款金额') }]
}

function notUnderstood(): ProviderUnavailable {
  return new ProviderUnavailable('wechat', 'a bill of another form')
}
