import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Line } from '../bills.ts'
import { beijing, dayOf, yuan } from '../forms.ts'
import type { Refund, Trade } from '../trades.ts'
import type { Reply } from './answer.ts'
import { type Refused, refuse } from './door.ts'
import { tradeTypes } from './transaction.ts'
import type { Wechat } from './wechat.ts'

/** GET /v3/bill/tradebill: where the file is, and the digest of the file before it is compressed. */
export function billOf(wechat: Wechat, query: URLSearchParams): Reply | Refused {
  const day = query.get('bill_date') ?? ''
  const type = query.get('bill_type') ?? 'ALL'
  const packing = query.get('tar_type')
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || type !== 'ALL' || (packing !== null && packing !== 'GZIP'))
    return refuse(400, 'PARAM_ERROR', '参数错误')
  if (day >= dayOf(wechat.now())) return refuse(400, 'INVALID_REQUEST', '账单日期不合法')
  const opensAt = new Date(`${day}T10:00:00+08:00`).getTime() + 24 * 3600_000
  if (wechat.now().getTime() < opensAt) return refuse(400, 'STATEMENT_CREATING', '账单生成中，请稍后再试')
  const lines = linesFor(wechat, day)
  if (lines.length === 0) return refuse(400, 'NO_STATEMENT_EXIST', '账单文件不存在')
  const token = wechat.links.add(`${day}${packing === 'GZIP' ? '.gz' : ''}`, wechat.now())
  const hash = createHash('sha1').update(fileOf(lines)).digest('hex')
  const download_url = `${wechat.base}/v3/billdownload/file?token=${token}&tartype=${packing?.toLowerCase() ?? ''}`
  return { status: 200, body: { hash_type: 'SHA1', hash_value: hash, download_url } }
}

/** The bytes behind the address. */
export function billFile(wechat: Wechat, name: string): Buffer {
  const file = fileOf(linesFor(wechat, name.slice(0, 10)))
  return name.endsWith('.gz') ? gzipSync(file) : file
}

function linesFor(wechat: Wechat, day: string): Line[] {
  return wechat.bills.of(day, () => linesOf(wechat, day))
}

/** Payments of the day by their time, refunds by the time at which they were asked for. */
function linesOf(wechat: Wechat, day: string): Line[] {
  const lines: Line[] = []
  for (const trade of wechat.trades.all.values()) {
    if (trade.paid !== undefined && dayOf(trade.paid.at) === day) lines.push(line(wechat, trade))
    for (const refund of trade.refunds) if (dayOf(refund.at) === day) lines.push(line(wechat, trade, refund))
  }
  return lines
}

const header =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'
const sumHeader =
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'

function line(wechat: Wechat, trade: Trade, refund?: Refund): Line {
  const paid = yuan(refund === undefined ? (trade.paid?.fen ?? 0) : 0)
  const back = yuan(refund?.fen ?? 0)
  const states = { processing: 'PROCESSING', success: 'SUCCESS', abnormal: 'CHANGE' } as const
  const cells = [
    beijing(refund?.at ?? trade.paid?.at ?? trade.createdAt),
    wechat.account.appid,
    wechat.account.mchid,
    '0',
    '',
    trade.transactionNo,
    trade.outTradeNo,
    trade.payer,
    tradeTypes[trade.way],
    refund === undefined ? 'SUCCESS' : 'REFUND',
    'OTHERS',
    'CNY',
    paid,
    '0.00',
    refund?.refundId ?? '0',
    refund?.outRefundNo ?? '0',
    back,
    '0.00',
    refund === undefined ? '' : 'ORIGINAL',
    refund === undefined ? '' : states[refund.state],
    trade.subject.replaceAll(',', ' '),
    '',
    '0.00000',
    '0.60%',
    paid,
    back,
    '',
  ]
  return { trade, refund, cells }
}

/** Every cell begins with a backtick; two lines of sums end the file. */
export function fileOf(lines: readonly Line[]): Buffer {
  const payments = lines.filter(({ refund }) => refund === undefined)
  const paid = yuan(payments.reduce((sum, { trade }) => sum + (trade.paid?.fen ?? 0), 0))
  const back = yuan(lines.reduce((sum, { refund }) => sum + (refund?.fen ?? 0), 0))
  const rows = [
    header,
    ...lines.map(({ cells }) => ticked(cells)),
    sumHeader,
    ticked([`${lines.length}.0`, paid, back, '0.00', '0.00', paid, back]),
  ]
  return Buffer.from(`\ufeff${rows.join('\r\n')}\r\n`)
}

function ticked(cells: readonly string[]): string {
  return cells.map((cell) => `\`${cell}`).join(',')
}
