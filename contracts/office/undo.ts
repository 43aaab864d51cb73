import { Type } from 'typebox'
import { StepKind } from '../applications.ts'
import { FreeText } from '../free-text.ts'
import { defineRoute } from '../route.ts'
import { ServiceName } from '../services.ts'
import { Done, Id, IdParams, Instant, Line, Prose } from '../words.ts'
import { Note, Verdict } from './reviews.ts'

export const askUndo = defineRoute({
  id: 'askUndo',
  method: 'POST',
  path: '/api/office/reviews/:id/undo',
  summary:
    'Asks for the last decision to be taken back; nothing changes before a second person agrees (REV-06)',
  access: { actor: 'staff', grant: 'review.undo' },
  params: IdParams,
  body: Type.Object(
    { reason: FreeText('masked', { minLength: 4, maxLength: 500 }) },
    { additionalProperties: false },
  ),
  reply: Type.Object({ id: Id }),
  refusals: ['not_found', 'undo_nothing', 'undo_open'],
})

export const UndoRequestView = Type.Object({
  id: Id,
  applicationId: Id,
  service: ServiceName,
  title: Line,
  personName: Line,
  ticketNo: Line,
  decision: StepKind,
  reason: Prose,
  state: Type.Union([
    Type.Literal('requested'),
    Type.Literal('approved'),
    Type.Literal('refused'),
    Type.Literal('lapsed'),
  ]),
  requestedBy: Line,
  requestedAt: Instant,
  mine: Type.Boolean(),
  /** Whether the actor may be the second person; asked again when it is done. */
  can: Type.Boolean(),
})
export type UndoRequestView = Type.Static<typeof UndoRequestView>

export const listUndoRequests = defineRoute({
  id: 'listUndoRequests',
  method: 'GET',
  path: '/api/office/undo-requests',
  summary:
    'Requests to take a decision back in the actor’s scope, every open one, then 100 others at most (REV-06)',
  access: { actor: 'staff', grant: 'review.undo' },
  reply: Type.Object({ requests: Type.Array(UndoRequestView), more: Type.Boolean() }),
  refusals: [],
})

export const decideUndo = defineRoute({
  id: 'decideUndo',
  method: 'POST',
  path: '/api/office/undo-requests/:id/decision',
  summary:
    'The second person agrees or refuses; the effect on the record is undone in the same transaction (REV-06)',
  access: { actor: 'staff', grant: 'review.undo' },
  params: IdParams,
  body: Type.Object(
    {
      decision: Verdict,
      note: Note,
    },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: ['not_found', 'second_person', 'not_permitted', 'stale', 'effect_relied_on'],
})
