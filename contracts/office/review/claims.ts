import { Type } from 'typebox'
import { ApplicationState } from '../../applications.ts'
import { FreeText } from '../../free-text.ts'
import { defineRoute } from '../../route.ts'
import { Done, IdParams, Instant, Line } from '../../words.ts'

const WITHIN = { actor: 'staff', grant: 'review.decide' } as const

export const claimReview = defineRoute({
  id: 'claimReview',
  method: 'POST',
  path: '/api/office/reviews/:id/claim',
  summary:
    'Claims an application for a quarter of an hour, or longer by asking again; takes it from a colleague only when asked to, with a reason that is recorded and that the colleague reads (REV-02)',
  access: WITHIN,
  params: IdParams,
  body: Type.Object(
    {
      takeOver: Type.Optional(Type.Boolean()),
      /** Why it is taken from a colleague who holds it. */
      reason: Type.Optional(FreeText('masked', { minLength: 4, maxLength: 200 })),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ expiresAt: Instant }),
  refusals: ['not_found', 'claimed', 'take_over_reason', 'review_state', 'review_amending', 'second_level'],
})

export const watchClaim = defineRoute({
  id: 'watchClaim',
  method: 'GET',
  path: '/api/office/reviews/:id/claim',
  summary:
    'Who holds an open application now, and in which state it is; the page asks by itself every few seconds (REV-02)',
  access: WITHIN,
  quiet: true,
  params: IdParams,
  reply: Type.Object({
    mine: Type.Boolean(),
    by: Type.Optional(Line),
    revision: Type.Integer(),
    state: ApplicationState,
  }),
  refusals: ['not_found'],
})

export const releaseReview = defineRoute({
  id: 'releaseReview',
  method: 'POST',
  path: '/api/office/reviews/:id/release',
  summary: 'Gives a claim back (REV-02)',
  access: WITHIN,
  params: IdParams,
  reply: Done,
  refusals: ['not_found'],
})
