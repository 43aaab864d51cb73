import { Type } from 'typebox'
import { FreeText } from '../free-text.ts'
import { DifferenceView } from '../payments/bill.ts'
import { Channel, Provider } from '../payments/order.ts'
import { defineRoute } from '../route.ts'
import { Day, Done, IdParams, Instant, Line, OneOf, VersionSeen } from '../words.ts'

const Count = Type.Integer({ minimum: 0 })
/** Sums of many payments; whole fen. */
const Sum = Type.Integer({ minimum: 0 })

export const BillDay = Type.Object({
  day: Day,
  provider: Provider,
  /** Absent: the provider has not given the bill yet. */
  bill: Type.Optional(
    Type.Object({ payments: Count, paymentsFen: Sum, refunds: Count, refundsFen: Sum, comparedAt: Instant }),
  ),
  ours: Type.Object({ payments: Count, paymentsFen: Sum, refunds: Count, refundsFen: Sum }),
  /** Differences that nobody has settled. */
  open: Count,
})
export type BillDay = Type.Static<typeof BillDay>

export const listBills = defineRoute({
  id: 'listBills',
  method: 'GET',
  path: '/api/office/bills',
  summary:
    'The last 31 days: what each provider’s bill says, what we recorded, how many differences are open; the oldest 500 of these, and how many there are',
  access: { actor: 'staff', grant: 'payment.view' },
  reply: Type.Object({ days: Type.Array(BillDay), differences: Type.Array(DifferenceView), found: Count }),
  refusals: [],
})

export const DayTotal = Type.Object({
  schoolName: Line,
  channel: Channel,
  payments: Count,
  paymentsFen: Sum,
  refunds: Count,
  refundsFen: Sum,
})
export type DayTotal = Type.Static<typeof DayTotal>

export const oneBillDay = defineRoute({
  id: 'oneBillDay',
  method: 'GET',
  path: '/api/office/bills/:day',
  summary: 'One Beijing day: totals by school and channel, and every difference of its bills (PAY-04)',
  access: { actor: 'staff', grant: 'payment.view' },
  params: Type.Object({ day: Day }, { additionalProperties: false }),
  reply: Type.Object({ totals: Type.Array(DayTotal), differences: Type.Array(DifferenceView), found: Count }),
  refusals: [],
})

export const fetchBillAgain = defineRoute({
  id: 'fetchBillAgain',
  method: 'POST',
  path: '/api/office/bills/:day/fetch',
  summary: 'Fetches a provider’s bill of a past day again and compares it; what was settled stays settled',
  access: { actor: 'staff', grant: 'bill.settle' },
  params: Type.Object({ day: Day }, { additionalProperties: false }),
  body: Type.Object({ provider: Provider }, { additionalProperties: false }),
  reply: Done,
  refusals: ['not_found'],
})

export const proposeSettlement = defineRoute({
  id: 'proposeSettlement',
  method: 'POST',
  path: '/api/office/bill-differences/:id/proposal',
  summary:
    'Says what a difference was, or that the payment or refund is to be recorded; where money moves, a second person agrees',
  access: { actor: 'staff', grant: 'bill.settle' },
  params: IdParams,
  body: Type.Object(
    {
      version: VersionSeen,
      way: OneOf(['record', 'explanation']),
      note: FreeText('masked', { minLength: 4, maxLength: 500 }),
    },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: ['not_found', 'stale', 'bill_not_recordable'],
})

export const decideSettlement = defineRoute({
  id: 'decideSettlement',
  method: 'POST',
  path: '/api/office/bill-differences/:id/decision',
  summary: 'The second person agrees to how a difference is settled, or sends it back to the list (PAY-04)',
  access: { actor: 'staff', grant: 'bill.settle' },
  params: IdParams,
  body: Type.Object(
    { version: VersionSeen, decision: OneOf(['approve', 'refuse']) },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: ['not_found', 'stale', 'second_person', 'bill_not_recordable', 'refund_open', 'refund_not_back'],
})

export const exportTotals = defineRoute({
  id: 'exportTotals',
  method: 'GET',
  path: '/api/office/bill-totals',
  summary: 'Totals by day, school and channel as an XLSX file; written into the trail (PAY-04)',
  access: { actor: 'staff', grant: 'payment.view' },
  perMinute: 20,
  query: Type.Object({ from: Day, until: Day }, { additionalProperties: false }),
  reply: { file: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] },
  refusals: ['too_many_requests', 'totals_too_long'],
})
