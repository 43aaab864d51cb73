import { randomBytes } from 'node:crypto'
import type { Surroundings } from '../alipay/alipay.ts'
import { Bills, Links } from '../bills.ts'
import { type Refund, type Refusal, type Trade, Trades } from '../trades.ts'
import { linesOf, verify, WechatAccount, type WechatMerchant } from './account.ts'
import { noticeOf, type Twist } from './notice.ts'
import type { Body } from './transaction.ts'

/** WeChat Pay's APIv3, as far as a merchant with Native, H5 and JSAPI payment meets it. */
export class Wechat {
  readonly account: WechatAccount
  readonly trades: Trades
  readonly bills = new Bills()
  readonly links = new Links(5 * 60_000)
  readonly base: string
  isSellerPoor = false
  /** When the money of a refund goes back: at once, or when a test calls `completeRefund`. */
  refunds: 'at_once' | 'later' = 'later'
  /** Fields that a query of an order answers with instead of the truth. */
  lies: Body = {}
  /** With which WeChat has sent payers back, and that nobody has asked about yet. */
  readonly codes = new Set<string>()
  private readonly handles = new Map<string, string>()
  readonly around: Surroundings

  private constructor(around: Surroundings, account: WechatAccount) {
    this.around = around
    this.account = account
    this.base = around.base
    this.trades = new Trades('wechat', around.books, around.now)
  }

  static async open(around: Surroundings): Promise<Wechat> {
    return new Wechat(around, await WechatAccount.open())
  }

  get merchant(): WechatMerchant {
    return this.account.merchant(this.base)
  }

  now(): Date {
    return this.around.now()
  }

  /** What stands in the code_url or is the prepay_id: the same for the same order. */
  handleOf(trade: Trade): string {
    const known = this.handles.get(trade.outTradeNo)
    const handle = known ?? `wx${randomBytes(17).toString('hex')}`
    this.handles.set(trade.outTradeNo, handle)
    return handle
  }

  /** The payer scans what the QR code says. */
  scan(codeUrl: string): Trade | Refusal {
    return this.payByHandle(/^weixin:\/\/wxpay\/bizpayurl\?pr=(\w+)$/.exec(codeUrl)?.[1])
  }

  /** The WeChat client checks the page's signature before it opens the keyboard for the password. */
  payInClient(parameters: Readonly<Record<string, string>>): Trade | Refusal | 'forged' {
    const { appId = '', timeStamp = '', nonceStr = '', package: pack = '', paySign = '' } = parameters
    const text = linesOf(appId, timeStamp, nonceStr, pack)
    const isGenuine =
      appId === this.account.appid && verify(this.account.merchantKey.publicKey, text, paySign)
    return isGenuine && parameters.signType === 'RSA'
      ? this.payByHandle(/^prepay_id=(\w+)$/.exec(pack)?.[1])
      : 'forged'
  }

  pay(outTradeNo: string, how: { fen?: number; regardless?: 'of_expiry' } = {}): Trade | Refusal {
    const trade = this.trades.pay(outTradeNo, how)
    if (typeof trade !== 'string' && trade.notifyUrl !== undefined)
      this.around.post.add(noticeOf(this, trade))
    return trade
  }

  /** The payer has the money of a refund; a notice follows when the request named an address. */
  completeRefund(trade: Trade, refund: Refund): void {
    this.trades.completeRefund(trade, refund)
    if (refund.notifyUrl !== undefined) this.around.post.add(noticeOf(this, trade, { refund }))
  }

  /** The payer's account is closed: the refund needs a person. */
  failRefund(trade: Trade, refund: Refund): void {
    refund.state = 'abnormal'
    if (refund.notifyUrl !== undefined) this.around.post.add(noticeOf(this, trade, { refund }))
  }

  notice(trade: Trade, about: { refund?: Refund; twist?: Twist } = {}) {
    return noticeOf(this, trade, about)
  }

  tradeByHandle(handle: string | undefined): Trade | undefined {
    const [outTradeNo] = [...this.handles].find(([, known]) => known === handle) ?? []
    return outTradeNo === undefined ? undefined : this.trades.all.get(outTradeNo)
  }

  private payByHandle(handle: string | undefined): Trade | Refusal {
    const trade = this.tradeByHandle(handle)
    return trade === undefined ? 'absent' : this.pay(trade.outTradeNo)
  }
}
