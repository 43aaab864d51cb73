import { randomInt } from 'node:crypto'
import type { Books, ProviderName } from './books.ts'
import { dayOf } from './forms.ts'

/** How the payer came: it decides which notices Alipay sends and which words WeChat Pay writes into its bill. */
export type Way = 'page' | 'wap' | 'native' | 'h5' | 'jsapi'

export interface Asked {
  outTradeNo: string
  fen: number
  subject: string
  way: Way
  notifyUrl: string | undefined
  returnUrl: string | undefined
  expiresAt: Date | undefined
}

export interface Refund {
  outRefundNo: string
  refundId: string
  fen: number
  at: Date
  state: 'processing' | 'success' | 'abnormal'
  doneAt: Date | undefined
  notifyUrl: string | undefined
}

export interface Trade extends Asked {
  createdAt: Date
  state: 'waiting' | 'paid' | 'finished' | 'closed'
  payer: string
  /** Issued when the trade is made, as Alipay does; WeChat Pay shows it after payment only. */
  transactionNo: string
  /** What the payer really gave, which a test may make another amount than the one that was asked. */
  paid: { at: Date; fen: number } | undefined
  closedAt: Date | undefined
  refunds: Refund[]
}

export type Refusal =
  | 'absent'
  | 'paid'
  | 'closed'
  | 'expired'
  | 'not_paid'
  | 'finished'
  | 'other_amount'
  | 'too_much'
  | 'other_refund'

/** The trades of one provider. What happens to money is written into the books at the same moment. */
export class Trades {
  readonly all = new Map<string, Trade>()
  private readonly provider: ProviderName
  private readonly books: Books
  private readonly now: () => Date

  constructor(provider: ProviderName, books: Books, now: () => Date) {
    this.provider = provider
    this.books = books
    this.now = now
  }

  find(no: { outTradeNo?: string | undefined; transactionNo?: string | undefined }): Trade | undefined {
    if (no.transactionNo !== undefined && no.transactionNo !== '')
      return [...this.all.values()].find((trade) => trade.transactionNo === no.transactionNo)
    return no.outTradeNo === undefined ? undefined : this.all.get(no.outTradeNo)
  }

  /** Makes the trade, or finds the one that was made by the same request. */
  open(asked: Asked, payer: string): Trade | Refusal {
    const known = this.all.get(asked.outTradeNo)
    if (known === undefined) {
      const trade: Trade = {
        ...asked,
        createdAt: this.now(),
        state: 'waiting',
        payer,
        transactionNo: `${dayOf(this.now()).replaceAll('-', '')}${digits(this.provider === 'alipay' ? 20 : 18)}`,
        paid: undefined,
        closedAt: undefined,
        refunds: [],
      }
      this.all.set(asked.outTradeNo, trade)
      return trade
    }
    if (known.paid !== undefined) return 'paid'
    if (known.state === 'closed') return 'closed'
    return known.fen === asked.fen ? known : 'other_amount'
  }

  /** The payer's money moves. `regardless` lets it move although the time has run out: clocks differ. */
  pay(outTradeNo: string, how: { fen?: number; regardless?: 'of_expiry' } = {}): Trade | Refusal {
    const trade = this.all.get(outTradeNo)
    if (trade === undefined) return 'absent'
    if (trade.paid !== undefined) return 'paid'
    if (trade.state === 'closed') return 'closed'
    if (how.regardless === undefined && this.isExpired(trade)) return 'expired'
    trade.state = 'paid'
    trade.paid = { at: this.now(), fen: how.fen ?? trade.fen }
    const { transactionNo, paid } = trade
    this.books.pay({ provider: this.provider, outTradeNo, transactionNo, fen: paid.fen, at: paid.at })
    return trade
  }

  close(trade: Trade): Refusal | undefined {
    if (trade.state === 'closed') return 'closed'
    if (trade.state !== 'waiting') return 'paid'
    trade.state = 'closed'
    trade.closedAt = this.now()
    return undefined
  }

  isExpired(trade: Trade): boolean {
    return trade.expiresAt !== undefined && trade.expiresAt <= this.now()
  }

  /** Asks for a refund; the same number again is the same refund. The money moves in `completeRefund`. */
  refund(
    trade: Trade,
    asked: { outRefundNo: string; fen: number; notifyUrl?: string | undefined },
  ): { refund: Refund; isNew: boolean } | Refusal {
    const known = trade.refunds.find((refund) => refund.outRefundNo === asked.outRefundNo)
    if (known !== undefined) return known.fen === asked.fen ? { refund: known, isNew: false } : 'other_refund'
    if (trade.paid === undefined) return 'not_paid'
    if (trade.state === 'finished') return 'finished'
    const promised = trade.refunds.reduce((sum, refund) => sum + refund.fen, 0)
    if (promised + asked.fen > trade.paid.fen) return 'too_much'
    const refund: Refund = {
      outRefundNo: asked.outRefundNo,
      refundId: `503${dayOf(this.now()).replaceAll('-', '')}${digits(18)}`,
      fen: asked.fen,
      at: this.now(),
      state: 'processing',
      doneAt: undefined,
      notifyUrl: asked.notifyUrl,
    }
    trade.refunds.push(refund)
    return { refund, isNew: true }
  }

  /** The payer has the money back. */
  completeRefund(trade: Trade, refund: Refund): void {
    if (refund.state !== 'processing') return
    refund.state = 'success'
    refund.doneAt = this.now()
    if (refundedFen(trade) === trade.paid?.fen && this.provider === 'alipay') {
      trade.state = 'closed'
      trade.closedAt = refund.doneAt
    }
    const { outTradeNo, transactionNo } = trade
    const { outRefundNo, refundId, fen } = refund
    const money = { outTradeNo, transactionNo, outRefundNo, refundId, fen, at: refund.doneAt }
    this.books.refund({ provider: this.provider, ...money })
  }
}

/** What the payer has back so far. */
export function refundedFen(trade: Trade): number {
  return trade.refunds
    .filter((refund) => refund.state === 'success')
    .reduce((sum, refund) => sum + refund.fen, 0)
}

export function digits(count: number): string {
  return Array.from({ length: count }, () => randomInt(10)).join('')
}
