import type { Line } from '../bills.ts'
import { beijing, dayOf, yuan } from '../forms.ts'
import { gbk } from '../gbk.ts'
import type { Refund, Trade } from '../trades.ts'
import { zip } from '../zip.ts'
import type { Alipay } from './alipay.ts'
import type { Result } from './answer.ts'
import { type Admitted, business } from './door.ts'

export function billOf(alipay: Alipay, content: Admitted['content']): Result {
  const day = String(content.bill_date)
  if (content.bill_type !== 'trade' || !/^\d{4}-\d\d-\d\d$/.test(day) || day >= dayOf(alipay.now()))
    return business('isv.invalid-arguments', '参数不合法')
  if (!isMade(day, alipay.now())) return business('isp.bill_not_exist', '账单不存在')
  const token = alipay.links.add(day, alipay.now())
  const query = `bizType=trade&fileType=csv.zip&bizDates=${day.replaceAll('-', '')}&token=${token}`
  return { code: '10000', msg: 'Success', bill_download_url: `${alipay.base}/alipay/bill?${query}` }
}

/** The bill of a day is there from ten o'clock of the next morning. */
function isMade(day: string, now: Date): boolean {
  return now.getTime() >= new Date(`${day}T10:00:00+08:00`).getTime() + 24 * 3600_000
}

/** The lines of a day: payments by the time of payment, refunds by the time of the refund. */
function linesOf(trades: Iterable<Trade>, day: string): Line[] {
  const lines: Line[] = []
  for (const trade of trades) {
    if (trade.paid !== undefined && dayOf(trade.paid.at) === day) lines.push(line(trade, undefined))
    for (const refund of trade.refunds)
      if (refund.doneAt !== undefined && dayOf(refund.doneAt) === day) lines.push(line(trade, refund))
  }
  return lines
}

const header =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注'

/** Numbers end in a tab, so that a spreadsheet leaves them whole; a refund's amounts are negative. */
function line(trade: Trade, refund: Refund | undefined): Line {
  const amount = yuan(refund === undefined ? (trade.paid?.fen ?? 0) : -refund.fen)
  const done = refund?.doneAt ?? trade.paid?.at ?? trade.createdAt
  const cells = [
    `${trade.transactionNo}\t`,
    `${trade.outTradeNo}\t`,
    refund === undefined ? '交易' : '退款',
    trade.subject.replaceAll(',', ' '),
    beijing(trade.createdAt),
    beijing(done),
    ...['', '', '', ''],
    '*考(kao***@sandbox.com)',
    amount,
    amount,
    ...['0.00', '0.00', '0.00', '0.00', '0.00'],
    '',
    ...['0.00', '0.00'],
    refund === undefined ? '' : `${refund.outRefundNo}\t`,
    ...['0.00', '0.00'],
    '',
  ]
  return { trade, refund, cells }
}

/** The file behind the address: a ZIP of the day's lines and of their sums, both in GBK. */
export function billFile(alipay: Alipay, day: string): Buffer {
  const lines = alipay.bills.of(day, () => linesOf(alipay.trades.all.values(), day))
  const account = `${alipay.account.sellerId}0156`
  const [year, month, date] = day.split('-')
  const top = [
    '#支付宝业务明细查询',
    `#账号：[${account}]`,
    `#起始日期：[${year}年${month}月${date}日 00:00:00]   终止日期：[${year}年${month}月${date}日 24:00:00]`,
  ]
  const detail = [
    ...top,
    '#-----------------------------------------业务明细列表----------------------------------------',
    header,
    ...lines.map(({ cells }) => cells.join(',')),
    '#-----------------------------------------业务明细列表结束------------------------------------',
    `#导出时间：[${beijing(alipay.now()).replace(/-/, '年').replace(/-/, '月').replace(' ', '日 ')}]`,
  ]
  const payments = lines.filter(({ refund }) => refund === undefined)
  const sum = lines.reduce(
    (total, { trade, refund }) => total + (refund === undefined ? (trade.paid?.fen ?? 0) : -refund.fen),
    0,
  )
  const summary = [
    '#支付宝业务汇总查询',
    ...top.slice(1),
    '#-----------------------------------------业务汇总列表----------------------------------------',
    '门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,商家优惠（元）,卡消费金额（元）,服务费（元）,分润（元）,实收净额（元）',
    `合计,,${payments.length},${lines.length - payments.length},${yuan(sum)},${yuan(sum)},0.00,0.00,0.00,0.00,0.00,${yuan(sum)}`,
    '#----------------------------------------业务汇总列表结束-------------------------------------',
  ]
  const name = `${account}_${day.replaceAll('-', '')}`
  const file = (title: string, rows: readonly string[]) => ({
    name: gbk(`${name}_${title}.csv`),
    content: gbk(`${rows.join('\r\n')}\r\n`),
  })
  return zip([file('业务明细', detail), file('业务明细(汇总)', summary)])
}
