import { Type } from 'typebox'
import { Day, Id, Instant, Line, OneOf, Prose, VersionSeen } from '../words.ts'
import { Fen, Provider } from './order.ts'

/**
 * How a provider's bill of a day and our books differ. `missed`: the attempt is ours and its payment is not recorded; `unknown`: the
 * provider names a number that we do not know; `unbilled`: recorded here, and in no bill; `other_day`: the same money on
 * another day; `line_twice`: the bill says it twice.
 */
export const DIFFERENCE_KINDS = [
  'payment_missed',
  'payment_unknown',
  'payment_unbilled',
  'amount_differs',
  'number_differs',
  'other_day',
  'line_twice',
  'refund_missed',
  'refund_unknown',
  'refund_unbilled',
  'refund_amount_differs',
] as const
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number]

/** How a difference ends: the payment, or the refund, is recorded, somebody says what it was, or compared again there is none. */
export const SETTLEMENT_WAYS = ['record', 'explanation', 'vanished'] as const
export type SettlementWay = (typeof SETTLEMENT_WAYS)[number]

const RECORDABLE: ReadonlySet<DifferenceKind> = new Set(['payment_missed', 'refund_missed', 'refund_unknown'])

/** Whether the provider's line can be recorded: a payment or a refund of an order of ours that our books do not have. */
export function isRecordable({ kind, isOurs }: { kind: DifferenceKind; isOurs: boolean }): boolean {
  return isOurs && RECORDABLE.has(kind)
}

export const DIFFERENCE_STATES = ['open', 'proposed', 'settled'] as const
export type DifferenceState = (typeof DIFFERENCE_STATES)[number]

export const DifferenceView = Type.Object({
  id: Id,
  provider: Provider,
  day: Day,
  kind: OneOf(DIFFERENCE_KINDS),
  state: OneOf(DIFFERENCE_STATES),
  version: VersionSeen,
  attemptNo: Line,
  refundNo: Type.Optional(Line),
  transactionNo: Line,
  theirFen: Type.Optional(Fen),
  ourFen: Type.Optional(Fen),
  theirAt: Type.Optional(Instant),
  ourAt: Type.Optional(Instant),
  orderId: Type.Optional(Id),
  foundAt: Instant,
  way: Type.Optional(OneOf(SETTLEMENT_WAYS)),
  note: Type.Optional(Prose),
  proposedBy: Type.Optional(Line),
  decidedBy: Type.Optional(Line),
  settledAt: Type.Optional(Instant),
  /** This person proposed the way that waits: somebody else decides on it. */
  mine: Type.Boolean(),
})
export type DifferenceView = Type.Static<typeof DifferenceView>
