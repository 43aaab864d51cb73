export type ProviderName = 'alipay' | 'wechat'

export interface PaymentEntry {
  provider: ProviderName
  outTradeNo: string
  transactionNo: string
  fen: number
  at: Date
}

export interface RefundEntry extends PaymentEntry {
  outRefundNo: string
  refundId: string
}

/** What payers really paid and got back, whatever the providers said about it to anybody. */
export class Books {
  readonly payments: PaymentEntry[] = []
  readonly refunds: RefundEntry[] = []

  pay(entry: PaymentEntry): void {
    this.payments.push(entry)
  }

  refund(entry: RefundEntry): void {
    this.refunds.push(entry)
  }

  paidFen(outTradeNo?: string): number {
    return sum(this.payments, outTradeNo)
  }

  refundedFen(outTradeNo?: string): number {
    return sum(this.refunds, outTradeNo)
  }

  /** What the school has in the end. */
  balanceFen(): number {
    return this.paidFen() - this.refundedFen()
  }
}

function sum(entries: readonly PaymentEntry[], outTradeNo: string | undefined): number {
  return entries
    .filter((entry) => outTradeNo === undefined || entry.outTradeNo === outTradeNo)
    .reduce((total, entry) => total + entry.fen, 0)
}
