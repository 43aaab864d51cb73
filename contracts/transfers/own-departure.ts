import { Type } from 'typebox'
import { defineRoute } from '../route.ts'
import { IdParams, Instant, Line, Prose } from '../words.ts'

export const ownDeparture = defineRoute({
  id: 'ownDeparture',
  method: 'GET',
  path: '/api/portal/applications/:id/departure',
  summary:
    'What follows the approval of a transfer-out: where it stands, what to do, and each step without names (TRO-02)',
  access: { actor: 'candidate', ticket: true },
  params: IdParams,
  reply: Type.Object({
    /** Absent: the transfer was not approved yet. */
    departure: Type.Optional(
      Type.Object({
        state: Line,
        tone: Type.Union([
          Type.Literal('must'),
          Type.Literal('going'),
          Type.Literal('approval'),
          Type.Literal('refusal'),
        ]),
        /** What the candidate does now, or waits for. */
        next: Prose,
        /** The 《转考（转出）登记表》: still to be signed, signed, or of no use any more. */
        form: Type.Union([Type.Literal('to_sign'), Type.Literal('signed'), Type.Literal('void')]),
        steps: Type.Array(Type.Object({ words: Line, by: Line, at: Instant, note: Type.Optional(Line) })),
      }),
    ),
  }),
  refusals: ['ticket_switched', 'not_found'],
})
