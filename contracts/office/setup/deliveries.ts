import { Type } from 'typebox'
import { defineRoute } from '../../route.ts'
import { Id, Instant, Line, OneOf } from '../../words.ts'

const KINDS = ['text', 'letter'] as const
/** `none`: the person has no address on record. `accepted`: the gateway or the mail server has it. */
const STATES = ['none', 'queued', 'accepted', 'delivered', 'failed'] as const

const Delivery = Type.Object({
  id: Id,
  kind: OneOf(KINDS),
  state: OneOf(STATES),
  /** The phone number or the address, masked. */
  to: Type.Optional(Line),
  at: Instant,
  settledAt: Type.Optional(Instant),
  failure: Type.Optional(Line),
})
export type Delivery = Type.Static<typeof Delivery>

export const listDeliveries = defineRoute({
  id: 'listDeliveries',
  method: 'GET',
  path: '/api/office/deliveries',
  summary:
    'What became of text messages and letters of the last seven days: counts, the newest that failed and those that wait longest, 100 of each at most; addresses masked (MSG-01)',
  access: { actor: 'staff', grant: 'delivery.view' },
  reply: Type.Object({
    /** Without a gateway or a mail server nothing is sent, and the page says so. */
    channels: Type.Array(Type.Object({ kind: OneOf(KINDS), isConnected: Type.Boolean() })),
    counts: Type.Array(
      Type.Object({
        kind: OneOf(KINDS),
        state: OneOf(STATES),
        lastDay: Type.Integer(),
        lastWeek: Type.Integer(),
      }),
    ),
    unsettled: Type.Array(Delivery),
  }),
  refusals: [],
})
