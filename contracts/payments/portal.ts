import { Type } from 'typebox'
import { defineRoute } from '../route.ts'
import { Done, Id, IdParams, Instant, Line } from '../words.ts'
import { Due, FeeView, OrderView, Provider, Surface } from './order.ts'

export const listOwnOrders = defineRoute({
  id: 'listOwnOrders',
  method: 'GET',
  path: '/api/portal/orders',
  summary: '「我的订单」 of all 准考证, the newest first, and what is to be paid now (PAY-01, GRA-09)',
  access: { actor: 'candidate' },
  reply: Type.Object({ dues: Type.Array(Due), orders: Type.Array(OrderView), serverTime: Instant }),
  refusals: [],
})

export const createOrder = defineRoute({
  id: 'createOrder',
  method: 'POST',
  path: '/api/portal/orders',
  summary: 'Makes the order for the fee of an application, or answers the one that waits already (PAY-01)',
  access: { actor: 'candidate' },
  perMinute: 60,
  effect: 'sets',
  body: Type.Object({ applicationId: Id }, { additionalProperties: false }),
  reply: Type.Object({ id: Id }),
  refusals: [
    'not_found',
    'fee_not_owed',
    'fee_paid',
    'fee_not_open',
    'fee_window_over',
    'order_closing',
    'too_many_requests',
  ],
})

export const oneOrder = defineRoute({
  id: 'oneOrder',
  method: 'GET',
  path: '/api/portal/orders/:id',
  summary: 'An own order: its state, and by which providers it can be paid from where the payer is (PAY-01)',
  access: { actor: 'candidate' },
  params: IdParams,
  query: Type.Object({ surface: Type.Optional(Surface) }, { additionalProperties: false }),
  reply: Type.Object({
    order: OrderView,
    /** In the order of their buttons; a provider that is down is left out (PAY-02). */
    providers: Type.Array(Provider),
    /** Somebody has begun to pay, and no provider has said the last word yet. */
    isAsking: Type.Boolean(),
    serverTime: Instant,
  }),
  refusals: ['not_found'],
})

export const cancelOrder = defineRoute({
  id: 'cancelOrder',
  method: 'POST',
  path: '/api/portal/orders/:id/cancel',
  summary: 'Takes no payment for an own order any more; the providers are asked before it is closed (PAY-01)',
  access: { actor: 'candidate' },
  perMinute: 60,
  effect: 'ends',
  params: IdParams,
  reply: Done,
  refusals: ['not_found', 'order_state', 'stale', 'too_many_requests'],
})

export const beginAttempt = defineRoute({
  id: 'beginAttempt',
  method: 'POST',
  path: '/api/portal/orders/:id/attempts',
  summary: 'Begins to pay an own order at a provider, or goes on where that was begun (PAY-01)',
  access: { actor: 'candidate' },
  effect: 'sets',
  perMinute: 30,
  params: IdParams,
  body: Type.Object({ provider: Provider, surface: Surface }, { additionalProperties: false }),
  reply: Type.Object({ attemptNo: Line }),
  refusals: ['not_found', 'order_state', 'provider_away', 'too_many_requests'],
})

export const attemptStep = defineRoute({
  id: 'attemptStep',
  method: 'GET',
  path: '/api/portal/attempts/:attemptNo/step',
  summary:
    'What the payer does next: go to the address, or scan the code. The same however often it is asked',
  access: { actor: 'candidate' },
  perMinute: 30,
  params: Type.Object(
    {
      attemptNo: Type.String({
        pattern: '^[0-9A-Za-z]{16,32}$',
        maxLength: 32,
        'x-words': '地址不完整，请回到订单页重新支付。',
      }),
    },
    { additionalProperties: false },
  ),
  /** With this code WeChat sent the payer back, after the first step had led there. */
  query: Type.Object(
    {
      code: Type.Optional(
        Type.String({
          pattern: '^[0-9A-Za-z_-]{1,128}$',
          maxLength: 128,
          'x-words': '没有从微信正常返回，请回到订单页重新支付。',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  reply: Type.Union([
    Type.Object({ kind: Type.Literal('redirect'), address: Type.String({ maxLength: 8000 }) }),
    Type.Object({ kind: Type.Literal('qr'), content: Type.String({ maxLength: 1000 }), endsAt: Instant }),
    Type.Object({
      kind: Type.Literal('jsapi'),
      parameters: Type.Record(Type.String(), Type.String({ maxLength: 2000 })),
    }),
  ]),
  refusals: ['not_found', 'order_state', 'provider_away', 'too_many_requests'],
})

export const feeOfApplication = defineRoute({
  id: 'feeOfApplication',
  method: 'GET',
  path: '/api/portal/applications/:id/fee',
  summary:
    'What an own application costs, from when until when it can be paid, or whether it is paid (GRA-09)',
  access: { actor: 'candidate' },
  params: IdParams,
  reply: Type.Object({
    /** Absent: it costs nothing. */
    fee: Type.Optional(FeeView),
  }),
  refusals: ['not_found'],
})

export const orderReceipt = defineRoute({
  id: 'orderReceipt',
  method: 'GET',
  path: '/api/portal/orders/:id/receipt',
  summary: 'The receipt of a paid order as a PDF file (PAY-01)',
  access: { actor: 'candidate' },
  perMinute: 20,
  params: IdParams,
  reply: { file: ['application/pdf'] },
  refusals: ['not_found', 'too_many_requests'],
})
