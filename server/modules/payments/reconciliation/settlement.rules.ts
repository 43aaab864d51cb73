import { type DifferenceKind, isRecordable, type SettlementWay } from '#contracts/payments/bill.ts'

/** Whether a difference can be settled in a way: only what touches an order of ours can be recorded. */
export function canSettle(
  { kind, order_id: orderId }: { kind: DifferenceKind; order_id: string | null },
  way: SettlementWay,
): boolean {
  return way !== 'record' || isRecordable({ kind, isOurs: orderId !== null })
}

/** PAY-04: where money is concerned a second person agrees; the same money on another day needs only the words. */
export function needsSecondPerson(kind: DifferenceKind): boolean {
  return kind !== 'other_day'
}
