import { Type } from 'typebox'
import { defineRoute } from '../route.ts'
import { Provider } from './order.ts'

/** Longer than any notice that a provider sends. */
const MAX_NOTICE_BYTES = 64 * 1024

export const takeNotice = defineRoute({
  id: 'takeNotice',
  method: 'POST',
  path: '/api/payment-notices/:provider',
  summary: 'A notice of a provider, judged by its signature over the bytes as they came (PAY-03)',
  access: { actor: 'public' },
  raw: { maxBytes: MAX_NOTICE_BYTES },
  // Providers send from a few addresses, and a thousand at once after a pause.
  perMinute: 6000,
  params: Type.Object({ provider: Provider }, { additionalProperties: false }),
  reply: { file: ['text/plain', 'application/json'] },
  refusals: ['not_found', 'too_many_requests'],
})
