import type { Trade } from '../trades.ts'

/** The state as Alipay words it. */
export function statusOf(trade: Trade): string {
  switch (trade.state) {
    case 'waiting':
      return 'WAIT_BUYER_PAY'
    case 'paid':
      return 'TRADE_SUCCESS'
    case 'finished':
      return 'TRADE_FINISHED'
    case 'closed':
      return 'TRADE_CLOSED'
    default:
      return trade.state satisfies never
  }
}
