import { Type } from 'typebox'
import { FreeText } from '../free-text.ts'
import { Channel, CLOSE_REASONS, Fen, ORDER_STATES, Provider, Surface } from '../payments/order.ts'
import { RefundView } from '../payments/refund.ts'
import { defineRoute } from '../route.ts'
import { Done, Id, IdParams, Instant, Line, OneOf, VersionSeen } from '../words.ts'

/** Whose order it is, as every list of finance names it. */
const OrderName = {
  orderId: Id,
  orderNo: Line,
  personName: Line,
  ticketNo: Line,
  schoolName: Line,
}

export const OrderRow = Type.Object({
  ...OrderName,
  /** 毕业审定费 */
  title: Line,
  fen: Fen,
  state: OneOf(ORDER_STATES),
  createdAt: Instant,
})
export type OrderRow = Type.Static<typeof OrderRow>

export const OfficePayment = Type.Object({
  id: Id,
  channel: Channel,
  transactionNo: Line,
  fen: Fen,
  paidAt: Instant,
  recordedAt: Instant,
  learntBy: OneOf(['notice', 'query', 'bill', 'counter']),
  /** `extra` pays for nothing and goes back (PAY-05). */
  purpose: OneOf(['fee', 'extra']),
  extraReason: Type.Optional(OneOf(['paid_before', 'not_owed', 'refunded'])),
  receiptNo: Type.Optional(Line),
  /** The refund that stands: one that was refused does not. */
  refund: Type.Optional(RefundView),
})
export type OfficePayment = Type.Static<typeof OfficePayment>

/** A payment that pays for nothing and has no refund yet. */
export const ExtraPayment = Type.Object({ ...OrderName, payment: OfficePayment })
export type ExtraPayment = Type.Static<typeof ExtraPayment>

export const RefundInWork = Type.Object({ ...OrderName, refund: RefundView })
export type RefundInWork = Type.Static<typeof RefundInWork>

/** What a provider said and we could not take as it is. */
export const OddNotice = Type.Object({
  id: Id,
  provider: Provider,
  outcome: OneOf(['attempt_unknown', 'amount_differs', 'transaction_differs']),
  attemptNo: Line,
  transactionNo: Type.Optional(Line),
  fen: Type.Optional(Fen),
  receivedAt: Instant,
})
export type OddNotice = Type.Static<typeof OddNotice>

/** A 财政电子票据 that its issuer refused to make, or to cancel (PAY-01). It is asked for again every day, and whenever somebody wants. */
export const RefusedEbill = Type.Object({
  ...OrderName,
  id: Id,
  requestNo: Line,
  /** `reverse`: the money went back, and the bill is to be cancelled by a red one. */
  act: OneOf(['issue', 'reverse']),
  fen: Fen,
  paidAt: Instant,
  /** 非税收入项目编码; absent: the fee table has none. */
  revenueCode: Type.Optional(Line),
  /** The issuer's own words. */
  failure: Line,
  /** It is being asked for at this moment. */
  isAsking: Type.Boolean(),
  version: VersionSeen,
})
export type RefusedEbill = Type.Static<typeof RefusedEbill>

export const financeDay = defineRoute({
  id: 'financeDay',
  method: 'GET',
  path: '/api/office/payments/day',
  summary:
    'What waits at finance: extra payments, refunds in work, e-bills that were refused, odd notices, differences, providers that are down',
  access: { actor: 'staff', grant: 'payment.view' },
  reply: Type.Object({
    extras: Type.Array(ExtraPayment),
    /** How many there are; the oldest are listed. */
    extrasWaiting: Type.Integer({ minimum: 0 }),
    /** All that wait for somebody, then others, the oldest first. */
    refunds: Type.Array(RefundInWork),
    refundsInWork: Type.Integer({ minimum: 0 }),
    refusedEbills: Type.Array(RefusedEbill),
    /** How many there are; the oldest are listed. `toRepeat`: they are not being asked for at this moment. */
    ebillsRefused: Type.Object({
      all: Type.Integer({ minimum: 0 }),
      toRepeat: Type.Integer({ minimum: 0 }),
    }),
    oddNotices: Type.Array(OddNotice),
    /** How many there are; the newest are listed. */
    oddFound: Type.Integer({ minimum: 0 }),
    openDifferences: Type.Integer({ minimum: 0 }),
    counterWaiting: Type.Integer({ minimum: 0 }),
    providers: Type.Array(Type.Object({ name: Provider, isOpen: Type.Boolean() })),
  }),
  refusals: [],
})

export const searchOrders = defineRoute({
  id: 'searchOrders',
  method: 'POST',
  path: '/api/office/payments/search',
  summary:
    'Orders by the whole number of an order, 准考证, attempt, transaction, refund or receipt; 50 at most',
  access: { actor: 'staff', grant: 'payment.view' },
  perMinute: 60,
  body: Type.Object(
    { q: FreeText('compared', { fold: 'line', minLength: 4, maxLength: 64 }) },
    { additionalProperties: false },
  ),
  reply: Type.Object({ orders: Type.Array(OrderRow) }),
  refusals: ['too_many_requests'],
})

export const officeOrder = defineRoute({
  id: 'officeOrder',
  method: 'GET',
  path: '/api/office/orders/:id',
  summary: 'An order with its life: attempts, what the providers said, payments, refunds',
  access: { actor: 'staff', grant: 'payment.view' },
  params: IdParams,
  reply: Type.Object({
    order: Type.Intersect([
      OrderRow,
      Type.Object({
        personId: Id,
        expiresAt: Instant,
        movedAt: Instant,
        closedBecause: Type.Optional(OneOf(CLOSE_REASONS)),
      }),
    ]),
    attempts: Type.Array(
      Type.Object({
        attemptNo: Line,
        provider: Provider,
        surface: Surface,
        state: OneOf(['live', 'closed', 'paid']),
        createdAt: Instant,
      }),
    ),
    payments: Type.Array(OfficePayment),
    /** Also those that were refused. */
    refunds: Type.Array(RefundView),
    notices: Type.Array(
      Type.Object({
        id: Id,
        kind: OneOf(['payment', 'closed', 'refund']),
        learntBy: OneOf(['notice', 'query', 'bill']),
        outcome: Line,
        attemptNo: Line,
        receivedAt: Instant,
      }),
    ),
  }),
  refusals: ['not_found'],
})

export const repeatEbill = defineRoute({
  id: 'repeatEbill',
  method: 'POST',
  path: '/api/office/ebills/:id/again',
  summary:
    'Asks the issuer again for an e-bill that it refused, under the same number and with the code of the fee table (PAY-01)',
  access: { actor: 'staff', grant: 'ebill.repeat' },
  params: IdParams,
  body: Type.Object({ version: VersionSeen }, { additionalProperties: false }),
  reply: Done,
  refusals: ['not_found', 'stale'],
})
