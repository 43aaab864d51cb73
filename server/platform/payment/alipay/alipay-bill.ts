import { unzipSync } from 'fflate'
import { type Fen, fenFromYuan } from '#rulebook/money/fen.ts'
import { ProviderForged, ProviderUnavailable } from '../payment-faults.ts'
import type { BillLine } from '../payment-provider.ts'
import { instantOfSecond } from '../provider-times.ts'

const LARGEST = 64 * 1024 * 1024

/**
 * The lines of a bill as it is downloaded: a ZIP with two tables in GBK, of which one has a line for each payment. A table
 * of more bytes than `largest` is not unpacked.
 */
export function readAlipayBill(
  zip: Buffer,
  asked: { sellerId: string; day: string },
  largest = LARGEST,
): BillLine[] {
  const texts = textsOf(zip, largest)
  const detail = texts.find((text) => text.includes('支付宝交易号') && text.includes('商户订单号'))
  if (detail === undefined) throw notUnderstood()
  const rows = detail.split(/\r?\n/)
  const head = rows.filter((row) => row.startsWith('#')).join('\n')
  if (!head.includes(asked.sellerId)) throw new ProviderForged('alipay', 'a bill of another seller')
  if (!head.includes(beginOf(asked.day))) throw new ProviderForged('alipay', 'a bill of another day')
  const [names, ...lines] = rows.filter((row) => row !== '' && !row.startsWith('#')).map(cellsOf)
  return lines.map((cells) => {
    if (!names || cells.length !== names.length) throw notUnderstood()
    return lineOf(new Map(names.map((name, place) => [name, cells[place] ?? ''])))
  })
}

/** The tables, recognised by what they say: their names in the ZIP are in GBK too, without saying so. */
function textsOf(zip: Buffer, largest: number): string[] {
  try {
    const gbk = new TextDecoder('gbk', { fatal: true })
    const parts = unzipSync(zip, { filter: ({ originalSize }) => originalSize <= largest })
    return Object.values(parts).map((part) => gbk.decode(part))
  } catch {
    throw notUnderstood()
  }
}

function beginOf(day: string): string {
  const [year, month, date] = day.split('-')
  return `起始日期：[${year}年${month}月${date}日`
}

/** The cells of a row. Alipay puts a tab after numbers, so that a spreadsheet does not round them, and quotes commas. */
function cellsOf(row: string): string[] {
  const cells = row.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g) ?? []
  return cells.slice(0, row.endsWith(',') ? cells.length : -1).map((cell) =>
    cell
      .replace(/,$/, '')
      .replace(/^"(.*)"$/, '$1')
      .replaceAll('""', '"')
      .trim(),
  )
}

function lineOf(cells: ReadonlyMap<string, string>): BillLine {
  const cell = (name: string) => {
    const text = cells.get(name)
    if (text === undefined) throw notUnderstood()
    return text
  }
  const at = instantOfSecond(cell('完成时间'))
  if (!at) throw notUnderstood()
  const shared = { attemptNo: cell('商户订单号'), transactionNo: cell('支付宝交易号'), at }
  const amount = cell('订单金额（元）')
  const kind = cell('业务类型')
  if (kind === '交易') return { kind: 'payment', ...shared, fen: fenOf(amount) }
  if (kind !== '退款') throw notUnderstood()
  // What went back stands there as a negative amount.
  const fen = fenOf(amount.replace(/^-/, ''))
  return { kind: 'refund', ...shared, refundNo: cell('退款批次号/请求号'), fen }
}

function fenOf(yuan: string): Fen {
  const found = fenFromYuan(yuan)
  if (found === undefined) throw notUnderstood()
  return found
}

function notUnderstood(): ProviderUnavailable {
  return new ProviderUnavailable('alipay', 'a bill of another form')
}
