import type { DifferenceKind, SettlementWay } from '#contracts/payments/bill.ts'

/** Whether a difference can be settled in a way: only a payment of ours that was missed can be recorded. */
export function canSettle(kind: DifferenceKind, way: SettlementWay): boolean {
  return way !== 'record' || kind === 'payment_missed'
}

/** PAY-04: where money is concerned a second person agrees; the same money on another day needs only the words. */
export function needsSecondPerson(kind: DifferenceKind): boolean {
  return kind !== 'other_day'
}
