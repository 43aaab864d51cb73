import { Type } from 'typebox'
import { FreeText } from '../free-text.ts'
import { REFUND_STEPS } from '../payments/refund.ts'
import { defineRoute } from '../route.ts'
import { Done, Id, IdParams, OneOf, VersionSeen } from '../words.ts'

export const requestRefund = defineRoute({
  id: 'requestRefund',
  method: 'POST',
  path: '/api/office/payments/:id/refund',
  summary:
    'Asks for a payment to go back, as a whole; nothing is sent before a second person agrees (PAY-04)',
  access: { actor: 'staff', grant: 'refund.request' },
  params: IdParams,
  body: Type.Object(
    { reason: FreeText('masked', { minLength: 4, maxLength: 500 }) },
    { additionalProperties: false },
  ),
  reply: Type.Object({ id: Id }),
  refusals: ['not_found', 'refund_open', 'refund_relied_on', 'order_state', 'stale'],
})

export const decideRefund = defineRoute({
  id: 'decideRefund',
  method: 'POST',
  path: '/api/office/refunds/:id/decision',
  summary: 'The second person agrees to the step that waits, or refuses it (PAY-04)',
  access: { actor: 'staff', grant: 'refund.approve' },
  params: IdParams,
  body: Type.Object(
    {
      /** The step that was seen: giving back, giving back by hand and giving up are different questions. */
      seen: OneOf(REFUND_STEPS),
      version: VersionSeen,
      decision: OneOf(['approve', 'refuse']),
      note: Type.Optional(FreeText('masked', { maxLength: 200 })),
    },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: ['not_found', 'second_person', 'refund_relied_on', 'order_state', 'stale'],
})

export const repeatRefund = defineRoute({
  id: 'repeatRefund',
  method: 'POST',
  path: '/api/office/refunds/:id/again',
  summary: 'Sends a refund that failed again, under the same number (PAY-04)',
  access: { actor: 'staff', grant: 'refund.request' },
  params: IdParams,
  body: Type.Object({ version: VersionSeen }, { additionalProperties: false }),
  reply: Done,
  refusals: ['not_found', 'stale'],
})

export const askByHand = defineRoute({
  id: 'askByHand',
  method: 'POST',
  path: '/api/office/refunds/:id/by-hand',
  summary: 'Says that the money of a refund that failed went back in another way; a second person agrees',
  access: { actor: 'staff', grant: 'refund.request' },
  params: IdParams,
  body: Type.Object(
    {
      version: VersionSeen,
      /** The number of the transfer, or of the receipt that the candidate signed. */
      voucher: FreeText('masked', { minLength: 4, maxLength: 60, fold: 'line' }),
    },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: ['not_found', 'stale'],
})

export const askToGiveUp = defineRoute({
  id: 'askToGiveUp',
  method: 'POST',
  path: '/api/office/refunds/:id/give-up',
  summary:
    'Says that a refund that failed is not tried any more, so that the payment counts again; a second person agrees (PAY-04)',
  access: { actor: 'staff', grant: 'refund.request' },
  params: IdParams,
  body: Type.Object(
    { version: VersionSeen, reason: FreeText('masked', { minLength: 4, maxLength: 500 }) },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: ['not_found', 'stale'],
})
