import { Type } from 'typebox'
import { FreeText } from '../../free-text.ts'
import { defineRoute } from '../../route.ts'
import { Done, IdParams } from '../../words.ts'

export const startRecovery = defineRoute({
  id: 'startRecovery',
  method: 'POST',
  path: '/api/office/candidates/:id/recovery',
  summary:
    'Asks for a lost password in the name of a candidate who calls; two other officers check the evidence and give the code (ACC-03)',
  access: { actor: 'staff', grant: 'candidate.support' },
  perMinute: 10,
  params: IdParams,
  body: Type.Object(
    {
      contact: FreeText('sealed', { minLength: 5, maxLength: 60 }),
      explanation: FreeText('sealed', { minLength: 5, maxLength: 500 }),
    },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: ['not_found', 'recovery_waits', 'too_many_requests'],
})
