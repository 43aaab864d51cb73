import { Type } from 'typebox'
import { Id, Instant, Line, OneOf, Prose, VersionSeen } from '../words.ts'
import { Channel, Fen } from './order.ts'

/**
 * Where a refund stands. `accepted`: two persons agreed and nothing was sent; `sent`: the provider may have it, so that it is asked;
 * `by_hand_asked`: the provider could not do it, and somebody says that the money went back in another way.
 * `give_up_asked`: it could not be done, and somebody says that the money stays; `given_up`: a second person agreed to that.
 */
export const REFUND_STATES = [
  'requested',
  'refused',
  'accepted',
  'sent',
  'done',
  'failed',
  'by_hand_asked',
  'give_up_asked',
  'given_up',
] as const
export type RefundState = (typeof REFUND_STATES)[number]

/** A step on a refund that waits for a second person. */
export const REFUND_STEPS = ['requested', 'by_hand_asked', 'give_up_asked'] as const
export type RefundStep = (typeof REFUND_STEPS)[number]

/** Whether a refund stands in the way of another: one that was refused or given up may be asked for again. */
export function isStanding({ state }: { state: RefundState }): boolean {
  return state !== 'refused' && state !== 'given_up'
}

/** The step that waits for a second person, if one does. */
export function waitingStep({ state }: { state: RefundState }): RefundStep | undefined {
  return REFUND_STEPS.find((step) => step === state)
}

/** How the money went back. `console`: somebody did it at the provider's own console, and it was found in the day's bill. */
export const REFUND_WAYS = ['provider', 'counter', 'by_hand', 'console'] as const
export type RefundWay = (typeof REFUND_WAYS)[number]

export const RefundView = Type.Object({
  id: Id,
  refundNo: Line,
  channel: Channel,
  fen: Fen,
  /** `rule`: paid twice, too late or for nothing; `decision`: anything else (PAY-05). */
  basis: OneOf(['rule', 'decision']),
  reason: Prose,
  state: OneOf(REFUND_STATES),
  version: VersionSeen,
  requestedBy: Line,
  requestedAt: Instant,
  decidedBy: Type.Optional(Line),
  decidedAt: Type.Optional(Instant),
  decisionNote: Type.Optional(Line),
  /** Why the provider could not do it. */
  failure: Type.Optional(Line),
  byHand: Type.Optional(Type.Object({ voucher: Line, askedBy: Line, decidedBy: Type.Optional(Line) })),
  /** It was given up, or somebody wants to. It may be asked for again afterwards. */
  giveUp: Type.Optional(Type.Object({ reason: Prose, askedBy: Line, decidedBy: Type.Optional(Line) })),
  done: Type.Optional(
    Type.Object({ at: Instant, how: OneOf(REFUND_WAYS), transactionNo: Type.Optional(Line) }),
  ),
  /** This person took the step that waits: somebody else decides on it. */
  mine: Type.Boolean(),
})
export type RefundView = Type.Static<typeof RefundView>
