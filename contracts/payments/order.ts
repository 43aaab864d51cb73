import { Type } from 'typebox'
import { ApplicationState } from '../applications.ts'
import { TicketName } from '../portal.ts'
import { ServiceName } from '../services.ts'
import { Day, Id, Instant, Line, OneOf } from '../words.ts'

/**
 * Where an order stands. `closing`: it takes no payment any more, and the providers are being asked whether one has come. A
 * closed order says by `closedBecause` why.
 */
export const ORDER_STATES = ['open', 'closing', 'closed', 'paid', 'refunding', 'refunded'] as const
export type OrderState = (typeof ORDER_STATES)[number]
export const OrderState = OneOf(ORDER_STATES)

/** Why an order was closed: by the clock, by the candidate, or because the application owes the fee no more. */
export const CLOSE_REASONS = ['expired', 'cancelled', 'obsolete'] as const
export type CloseReason = (typeof CLOSE_REASONS)[number]

/** The providers that we can ask for a payment. */
export const PROVIDERS = ['alipay', 'wechat', 'demonstration'] as const
export type Provider = (typeof PROVIDERS)[number]
export const Provider = OneOf(PROVIDERS)

/** Where money comes from: a provider, or the counter of the 主考学校. */
export const CHANNELS = [...PROVIDERS, 'counter'] as const
export type Channel = (typeof CHANNELS)[number]
export const Channel = OneOf(CHANNELS)

/** Where the payer is: it decides which of a provider's ways is taken. */
export const SURFACES = ['desk', 'phone', 'in_wechat'] as const
export type Surface = (typeof SURFACES)[number]
export const Surface = OneOf(SURFACES)

/** Chinese cents. */
export const Fen = Type.Integer({ minimum: 0, maximum: 2_147_483_647 })

/** The payment of an order. */
export const OrderPayment = Type.Object({
  channel: Channel,
  paidAt: Instant,
  transactionNo: Line,
  receiptNo: Line,
})
export type OrderPayment = Type.Static<typeof OrderPayment>

/**
 * The fee of an application. `later`: its move has not come yet; `not_open`, `over`: before and after its payment window, and
 * after it the 主考学校 is asked (GRA-09).
 */
export const FeeView = Type.Object({
  /** 毕业审定费 */
  title: Line,
  fen: Fen,
  state: OneOf(['later', 'not_open', 'payable', 'over', 'paid', 'refunding']),
  payableFrom: Type.Optional(Day),
  payableUntil: Type.Optional(Day),
  /** What waits until it is paid. */
  holdsUp: OneOf(['publication', 'approval', 'nothing']),
  /** The order that waits for its payment, or that is paid. */
  orderId: Type.Optional(Id),
  /** Belongs into the timeline of the application. */
  payment: Type.Optional(OrderPayment),
})
export type FeeView = Type.Static<typeof FeeView>

/** What somebody has to pay now, or cannot pay online any more. */
export const Due = Type.Object({
  applicationId: Id,
  service: ServiceName,
  /** 会计学 */
  applicationTitle: Line,
  ticket: TicketName,
  fee: FeeView,
})
export type Due = Type.Static<typeof Due>

/** The 财政电子票据 of a payment (PAY-01). `in_work`: it is being made; `reversed`: the money went back, and it holds no more. */
export const EbillView = Type.Union([
  Type.Object({ state: Type.Literal('in_work') }),
  Type.Object({
    state: OneOf(['issued', 'reversed']),
    billCode: Line,
    billNo: Line,
    checkCode: Line,
    issuedAt: Instant,
    /** Where it can be looked up; absent: nowhere, it is a demonstration's. */
    address: Type.Optional(Line),
  }),
])
export type EbillView = Type.Static<typeof EbillView>

export const OrderView = Type.Object({
  id: Id,
  orderNo: Line,
  service: ServiceName,
  applicationId: Id,
  /**
   * The application whose fee it pays, as that stands: another than its own when its own was withdrawn and one of the same round has been
   * filed since.
   */
  paysFor: Type.Object({ id: Id, state: ApplicationState }),
  ticket: TicketName,
  /** 毕业审定费 */
  title: Line,
  fen: Fen,
  state: OrderState,
  closedBecause: Type.Optional(OneOf(CLOSE_REASONS)),
  createdAt: Instant,
  expiresAt: Instant,
  movedAt: Instant,
  payment: Type.Optional(OrderPayment),
  /** Absent: no issuer is set up, or the counter took the money. */
  ebill: Type.Optional(EbillView),
})
export type OrderView = Type.Static<typeof OrderView>
