import type { DifferenceView } from '#contracts/payments/bill.ts'
import { yuan } from '../payments/money.ts'

/** What the bill says and what we say, side by side. */
export function amountsOf({ theirFen, ourFen }: DifferenceView): string {
  return [theirFen, ourFen].map((fen) => (fen === undefined ? '—' : yuan(fen))).join(' / ')
}
