import { type Exchange, escaped, page } from '../exchange.ts'
import { beijing, fenOf, fromBeijing, yuan } from '../forms.ts'
import type { Asked, Refusal } from '../trades.ts'
import type { Alipay } from './alipay.ts'
import type { Admitted } from './door.ts'
import { leftOut, signedText, signWith } from './signature.ts'

const ways = {
  'alipay.trade.page.pay': { way: 'page', productCode: 'FAST_INSTANT_TRADE_PAY' },
  'alipay.trade.wap.pay': { way: 'wap', productCode: 'QUICK_WAP_WAY' },
} as const

export function isCashierMethod(method: string): method is keyof typeof ways {
  return Object.hasOwn(ways, method)
}

/** The page that the payer's browser gets. The trade does not exist before the payer has signed in. */
export function openCashier(alipay: Alipay, exchange: Exchange, admitted: Admitted): undefined {
  const asked = isCashierMethod(admitted.method)
    ? askedOf(alipay, admitted, ways[admitted.method])
    : '方法不存在'
  if (typeof asked === 'string') return page(exchange, 200, `<h1>支付宝</h1><p>${asked}</p>`)
  alipay.offers.set(asked.outTradeNo, asked)
  const known = alipay.trades.find({ outTradeNo: asked.outTradeNo })
  const refusal = known === undefined ? undefined : alipay.trades.open(asked, '')
  if (typeof refusal === 'string') return page(exchange, 200, `<h1>支付宝</h1><p>${words[refusal]}</p>`)
  const action = `/alipay/cashier?out_trade_no=${encodeURIComponent(asked.outTradeNo)}`
  page(
    exchange,
    200,
    `<title>支付宝收银台</title><h1>${escaped(asked.subject)}</h1><p>${yuan(asked.fen)} 元</p>
<form method="post" action="${action}"><button>登录并付款</button></form>`,
  )
}

/** The payer has pressed the button; afterwards the browser goes back, with the result signed in its query. */
export function payAtCashier(alipay: Alipay, exchange: Exchange): undefined {
  const outTradeNo = exchange.url.searchParams.get('out_trade_no') ?? ''
  const outcome = alipay.pay(outTradeNo)
  if (typeof outcome === 'string') return page(exchange, 200, `<h1>支付宝</h1><p>${words[outcome]}</p>`)
  if (outcome.returnUrl === undefined) return page(exchange, 200, '<h1>付款成功</h1>')
  const fields = {
    charset: 'utf-8',
    out_trade_no: outTradeNo,
    method: `alipay.trade.${outcome.way}.pay.return`,
    total_amount: yuan(outcome.fen),
    trade_no: outcome.transactionNo,
    auth_app_id: alipay.account.appId,
    version: '1.0',
    app_id: alipay.account.appId,
    seller_id: alipay.account.sellerId,
    timestamp: beijing(alipay.now()),
  }
  const sign = signWith(alipay.account.own.privateKey, signedText(fields, leftOut.notice))
  const back = new URL(outcome.returnUrl)
  for (const [name, value] of Object.entries({ ...fields, sign, sign_type: 'RSA2' }))
    back.searchParams.set(name, value)
  exchange.response.writeHead(302, { location: back.toString() })
  exchange.response.end()
}

const words: Record<Refusal, string> = {
  absent: '交易不存在',
  paid: '该订单已经付款成功，请勿重复付款 (ACQ.TRADE_HAS_SUCCESS)',
  closed: '交易已关闭 (ACQ.TRADE_HAS_CLOSE)',
  expired: '交易已超时 (ACQ.TRADE_HAS_CLOSE)',
  other_amount: '交易信息被篡改 (ACQ.CONTEXT_INCONSISTENT)',
  not_paid: '交易未付款',
  finished: '交易已完结',
  too_much: '金额过大',
  other_refund: '退款请求不一致',
}

function askedOf(
  alipay: Alipay,
  { content, fields }: Admitted,
  { way, productCode }: (typeof ways)[keyof typeof ways],
): Asked | string {
  const outTradeNo = String(content.out_trade_no ?? '')
  const fen = fenOf(content.total_amount)
  const subject = String(content.subject ?? '')
  if (!/^\w{1,64}$/.test(outTradeNo)) return 'out_trade_no 不合法'
  if (fen === undefined || fen === 0) return 'total_amount 不合法'
  if (subject === '' || subject.length > 256 || /[/=&]/.test(subject)) return 'subject 不合法'
  if (content.product_code !== productCode) return 'product_code 不合法'
  const expiresAt = expiryOf(alipay, content)
  if (expiresAt === 'invalid') return 'time_expire 不合法'
  const optional = (name: string) => (fields[name] === '' ? undefined : fields[name])
  const returnUrl = optional('return_url')
  return { outTradeNo, fen, subject, way, notifyUrl: optional('notify_url'), returnUrl, expiresAt }
}

const units = { m: 60_000, h: 3600_000, d: 24 * 3600_000 } as const

function expiryOf(alipay: Alipay, content: Admitted['content']): Date | undefined | 'invalid' {
  const absolute = content.time_expire
  if (absolute !== undefined)
    return /^\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?$/.test(String(absolute))
      ? fromBeijing(String(absolute))
      : 'invalid'
  const span = content.timeout_express
  if (span === undefined) return undefined
  const match = /^([1-9]\d*)([mhd])$/.exec(String(span))
  const unit = match?.[2] as keyof typeof units | undefined
  return unit === undefined ? 'invalid' : new Date(alipay.now().getTime() + Number(match?.[1]) * units[unit])
}
