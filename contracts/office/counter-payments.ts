import { Type } from 'typebox'
import { FreeText } from '../free-text.ts'
import { Fen } from '../payments/order.ts'
import { RefundView } from '../payments/refund.ts'
import { defineRoute } from '../route.ts'
import { Day, Done, Id, IdParams, Instant, Line, OneOf, VersionSeen } from '../words.ts'

export const COUNTER_STATES = ['requested', 'refused', 'confirmed', 'taken_back'] as const
export type CounterState = (typeof COUNTER_STATES)[number]

/** The number on the paper receipt of the counter. */
const PaperNo = Type.String({
  pattern: '^[0-9A-Za-z-]{4,30}$',
  maxLength: 30,
  'x-fold': 'certificate_no',
  'x-words': '票据号码应为 4 到 30 位数字、字母或横线，请对照票据填写。',
})

export const CounterDue = Type.Object({
  applicationId: Id,
  /** 会计学 */
  applicationTitle: Line,
  personName: Line,
  ticketNo: Line,
  schoolName: Line,
  /** 毕业审定费 */
  title: Line,
  fen: Fen,
})
export type CounterDue = Type.Static<typeof CounterDue>

export const CounterPaymentView = Type.Object({
  id: Id,
  personId: Id,
  personName: Line,
  ticketNo: Line,
  schoolName: Line,
  fen: Fen,
  paperNo: Line,
  paidOn: Day,
  state: OneOf(COUNTER_STATES),
  recordedBy: Line,
  recordedAt: Instant,
  decidedBy: Type.Optional(Line),
  note: Type.Optional(Line),
  /** The one with which it is taken back. */
  refund: Type.Optional(RefundView),
  /** This person recorded it: somebody else confirms it. */
  mine: Type.Boolean(),
})
export type CounterPaymentView = Type.Static<typeof CounterPaymentView>

export const listCounterPayments = defineRoute({
  id: 'listCounterPayments',
  method: 'GET',
  path: '/api/office/counter-payments',
  summary:
    'Payments at the counter in scope, every one that waits for a second person, then 200 others at most (PAY-05)',
  access: { actor: 'staff', grant: 'counter.confirm' },
  reply: Type.Object({ payments: Type.Array(CounterPaymentView), more: Type.Boolean() }),
  refusals: [],
})

export const findCounterDues = defineRoute({
  id: 'findCounterDues',
  method: 'POST',
  path: '/api/office/counter-payments/search',
  summary:
    'What the candidate of a 准考证 in scope owes now and could pay at the counter, and what was recorded there',
  access: { actor: 'staff', grant: 'counter.record' },
  perMinute: 60,
  body: Type.Object(
    { ticketNo: FreeText('compared', { fold: 'ticket_no', minLength: 4, maxLength: 30 }) },
    { additionalProperties: false },
  ),
  reply: Type.Object({ dues: Type.Array(CounterDue), payments: Type.Array(CounterPaymentView) }),
  refusals: ['too_many_requests'],
})

export const recordCounterPayment = defineRoute({
  id: 'recordCounterPayment',
  method: 'POST',
  path: '/api/office/counter-payments',
  summary:
    'Records that a candidate paid at the counter; the order is paid when a second person confirms it (PAY-05)',
  access: { actor: 'staff', grant: 'counter.record' },
  body: Type.Object({ applicationId: Id, paperNo: PaperNo, paidOn: Day }, { additionalProperties: false }),
  reply: Type.Object({ id: Id }),
  refusals: [
    'not_found',
    'fee_not_owed',
    'fee_paid',
    'counter_open',
    'counter_paper_used',
    'counter_order_amount',
    'counter_day',
  ],
})

export const decideCounterPayment = defineRoute({
  id: 'decideCounterPayment',
  method: 'POST',
  path: '/api/office/counter-payments/:id/decision',
  summary: 'The second person confirms a payment at the counter, or refuses it (PAY-05)',
  access: { actor: 'staff', grant: 'counter.confirm' },
  params: IdParams,
  body: Type.Object(
    {
      decision: OneOf(['approve', 'refuse']),
      note: Type.Optional(FreeText('masked', { maxLength: 200 })),
    },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: [
    ...(['not_found', 'stale', 'second_person', 'counter_amount', 'counter_order_amount'] as const),
    ...(['fee_not_owed', 'fee_paid', 'order_closing', 'order_state'] as const),
  ],
})

export const takeCounterPaymentBack = defineRoute({
  id: 'takeCounterPaymentBack',
  method: 'POST',
  path: '/api/office/counter-payments/:id/take-back',
  summary: 'Asks for a payment at the counter to be taken back; it holds until a second person agrees',
  access: { actor: 'staff', grant: 'counter.record' },
  params: IdParams,
  body: Type.Object(
    { reason: FreeText('masked', { minLength: 4, maxLength: 500 }) },
    { additionalProperties: false },
  ),
  reply: Type.Object({ id: Id }),
  refusals: ['not_found', 'stale', 'refund_open', 'refund_relied_on', 'order_state'],
})

export const decideTakeBack = defineRoute({
  id: 'decideTakeBack',
  method: 'POST',
  path: '/api/office/counter-payments/:id/take-back-decision',
  summary: 'The second person agrees that a payment at the counter is taken back: the money is handed out',
  access: { actor: 'staff', grant: 'counter.confirm' },
  params: IdParams,
  body: Type.Object(
    {
      refundId: Id,
      version: VersionSeen,
      decision: OneOf(['approve', 'refuse']),
      note: Type.Optional(FreeText('masked', { maxLength: 200 })),
    },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: ['not_found', 'stale', 'second_person', 'refund_relied_on', 'order_state'],
})
