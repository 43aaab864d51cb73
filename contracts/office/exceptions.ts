import { Type } from 'typebox'
import { FreeText } from '../free-text.ts'
import { defineRoute } from '../route.ts'
import { Done, Id, IdParams, Instant, Line, Prose, VersionSeen } from '../words.ts'

/** A request to approve although the rules of the service say no. */
export const ExceptionView = Type.Object({
  id: Id,
  lack: Prose,
  reason: Prose,
  state: Type.Union([Type.Literal('requested'), Type.Literal('agreed'), Type.Literal('refused')]),
  by: Line,
  at: Instant,
  mine: Type.Boolean(),
  second: Type.Optional(Line),
  note: Type.Optional(Prose),
})
export type ExceptionView = Type.Static<typeof ExceptionView>

export const askException = defineRoute({
  id: 'askException',
  method: 'POST',
  path: '/api/office/reviews/:id/exception',
  summary:
    'Asks to approve although the rules say no, with a reason; a second person has to agree before anybody can (AUD-04)',
  access: { actor: 'staff', grant: 'review.decide' },
  params: IdParams,
  body: Type.Object(
    { revision: VersionSeen, reason: FreeText('masked', { minLength: 4, maxLength: 500 }) },
    { additionalProperties: false },
  ),
  reply: Type.Object({ id: Id }),
  refusals: [
    'not_found',
    'not_permitted',
    'review_revised',
    'review_state',
    'exception_pointless',
    'exception_open',
  ],
})

export const decideException = defineRoute({
  id: 'decideException',
  method: 'POST',
  path: '/api/office/exceptions/:id/decision',
  summary: 'The second person agrees to an exception or refuses it; the approval itself remains to be given',
  access: { actor: 'staff', grant: 'review.decide' },
  params: IdParams,
  body: Type.Object(
    {
      decision: Type.Union([Type.Literal('agree'), Type.Literal('refuse')]),
      note: Type.Optional(FreeText('masked', { maxLength: 500 })),
    },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: ['not_found', 'not_permitted', 'review_state', 'second_person', 'stale'],
})
