import { defineRoute } from '../route.ts'
import { IdParams } from '../words.ts'

export const arrivalAnswer = defineRoute({
  id: 'arrivalAnswer',
  method: 'GET',
  path: '/api/office/arrival-answers/:id',
  summary:
    'The signed answer to the package of an arrival that was confirmed or returned, the same byte for byte each time',
  access: { actor: 'staff', grant: 'arrival.match' },
  perMinute: 60,
  params: IdParams,
  reply: { file: ['application/json'] },
  refusals: ['not_permitted', 'not_found', 'answer_early', 'too_many_requests'],
})
