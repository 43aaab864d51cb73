import { Type } from 'typebox'
import { defineRoute } from '../route.ts'
import { Instant, Line, OneOf } from '../words.ts'

/** The demonstration's cashier: a page that pays without money (PAY-02). In production nobody is there. */

const AttemptParams = Type.Object(
  {
    attemptNo: Type.String({
      pattern: '^[0-9A-Za-z]{1,32}$',
      maxLength: 32,
      'x-words': '地址不完整，请回到订单页重新支付。',
    }),
  },
  { additionalProperties: false },
)

/** When the product hears of a payment: at once, twice, or only after the payer has come back. */
export const CASHIER_NOTICES = ['now', 'twice', 'late'] as const

export const lookAtCashier = defineRoute({
  id: 'lookAtCashier',
  method: 'GET',
  path: '/api/cashier/:attemptNo',
  summary: 'What the demonstration’s cashier knows of an attempt to pay; exists in demonstration mode only',
  access: { actor: 'public' },
  params: AttemptParams,
  reply: Type.Object({
    subject: Line,
    fen: Type.Integer(),
    state: OneOf(['waiting', 'paid', 'refunded', 'closed', 'expired']),
    expiresAt: Instant,
    returnPath: Line,
  }),
  refusals: ['not_found'],
})

export const payAtCashier = defineRoute({
  id: 'payAtCashier',
  method: 'POST',
  path: '/api/cashier/:attemptNo/payment',
  summary: 'Pays at the demonstration’s cashier, once; exists in demonstration mode only',
  access: { actor: 'public' },
  perMinute: 60,
  params: AttemptParams,
  body: Type.Object({ notice: OneOf(CASHIER_NOTICES) }, { additionalProperties: false }),
  reply: Type.Object({ outcome: OneOf(['paid', 'paid_before', 'closed', 'expired']) }),
  refusals: ['not_found', 'too_many_requests'],
})
