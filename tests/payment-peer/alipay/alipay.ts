import { Bills, Links } from '../bills.ts'
import type { Books } from '../books.ts'
import type { Faults } from '../faults.ts'
import type { Post } from '../post.ts'
import { type Asked, type Refund, type Refusal, type Trade, Trades } from '../trades.ts'
import { AlipayAccount, type AlipayMerchant } from './account.ts'
import type { Result } from './answer.ts'
import { noticeOf, type Twist } from './notice.ts'

export interface Surroundings {
  base: string
  books: Books
  faults: Faults
  post: Post
  now(): Date
}

/** Alipay's open platform, as far as a merchant with page pay and WAP pay meets it. */
export class Alipay {
  readonly account: AlipayAccount
  readonly trades: Trades
  readonly bills = new Bills()
  readonly links = new Links(30_000)
  /** What browsers have brought and no payer has signed in for yet. */
  readonly offers = new Map<string, Asked>()
  readonly base: string
  /** Which words the close of a paid trade gets: the documents of the method and of the platform differ. */
  closeOfPaid: 'ACQ.TRADE_STATUS_ERROR' | 'ACQ.TRADE_HAS_SUCCESS' = 'ACQ.TRADE_STATUS_ERROR'
  /** By default page pay tells of success only, WAP pay of the close too: https://developer.aliyun.com/article/707649 */
  tells: Record<'page' | 'wap', { close: boolean }> = { page: { close: false }, wap: { close: true } }
  isSellerPoor = false
  /** Fields that a query answers with instead of the truth. */
  lies: Result = {}
  readonly around: Surroundings

  private constructor(around: Surroundings, account: AlipayAccount) {
    this.around = around
    this.account = account
    this.base = around.base
    this.trades = new Trades('alipay', around.books, around.now)
  }

  static async open(around: Surroundings): Promise<Alipay> {
    return new Alipay(around, await AlipayAccount.open())
  }

  get gateway(): string {
    return `${this.base}/gateway.do`
  }

  get merchant(): AlipayMerchant {
    return this.account.merchant(this.gateway)
  }

  now(): Date {
    return this.around.now()
  }

  /** The payer signs in at the cashier's page: now the trade exists. */
  signIn(outTradeNo: string): Trade | Refusal {
    const asked = this.offers.get(outTradeNo)
    return asked === undefined ? 'absent' : this.trades.open(asked, '2088000000000042')
  }

  /** The payer signs in, if necessary, and pays; a notice goes to the post. */
  pay(outTradeNo: string, how: { fen?: number; regardless?: 'of_expiry' } = {}): Trade | Refusal {
    const opened = this.signIn(outTradeNo)
    if (typeof opened === 'string') return opened
    const trade = this.trades.pay(outTradeNo, how)
    if (typeof trade !== 'string') this.notify(trade)
    return trade
  }

  completeRefund(trade: Trade, refund: Refund): void {
    this.trades.completeRefund(trade, refund)
    const isFull = trade.state === 'closed'
    if (!isFull || this.tells[trade.way === 'page' ? 'page' : 'wap'].close) this.notify(trade, { refund })
  }

  /** Three months later: the trade can no longer be refunded. */
  finish(outTradeNo: string): void {
    const trade = this.trades.all.get(outTradeNo)
    if (trade?.state === 'paid') trade.state = 'finished'
  }

  /** Trades whose time has run out close by themselves. */
  expire(): void {
    for (const trade of this.trades.all.values()) {
      if (trade.state !== 'waiting' || !this.trades.isExpired(trade)) continue
      this.trades.close(trade)
      if (this.tells[trade.way === 'page' ? 'page' : 'wap'].close) this.notify(trade)
    }
  }

  notice(trade: Trade, about: { refund?: Refund; twist?: Twist } = {}) {
    return noticeOf(this.account, trade, { now: this.around.now, ...about })
  }

  private notify(trade: Trade, about: { refund?: Refund } = {}): void {
    if (trade.notifyUrl !== undefined) this.around.post.add(this.notice(trade, about))
  }
}
