import { Type } from 'typebox'
import { FreeText } from '../../free-text.ts'
import { defineRoute } from '../../route.ts'
import { ScoreOutcome } from '../../scores.ts'
import { Done, Id, IdParams, Instant, Line, Prose } from '../../words.ts'

export const CorrectionView = Type.Object({
  id: Id,
  personId: Id,
  ticketNo: Line,
  personName: Line,
  courseCode: Line,
  courseName: Line,
  sittingName: Type.Optional(Line),
  oldOutcome: ScoreOutcome,
  newOutcome: ScoreOutcome,
  reason: Prose,
  state: Line,
  requestedBy: Line,
  requestedAt: Instant,
  decidedBy: Type.Optional(Line),
  decidedAt: Type.Optional(Instant),
  decisionNote: Type.Optional(Line),
  mine: Type.Boolean(),
})
export type CorrectionView = Type.Static<typeof CorrectionView>

export const listCorrections = defineRoute({
  id: 'listCorrections',
  method: 'GET',
  path: '/api/office/corrections',
  summary:
    'Requests to correct a score, every open one, then 100 others at most; or those of one candidate (IMP-03)',
  access: { actor: 'staff' },
  query: Type.Object({ personId: Type.Optional(Id) }, { additionalProperties: false }),
  reply: Type.Object({ corrections: Type.Array(CorrectionView), more: Type.Boolean() }),
  refusals: ['not_permitted'],
})

export const requestCorrection = defineRoute({
  id: 'requestCorrection',
  method: 'POST',
  path: '/api/office/corrections',
  summary:
    'Asks for a published score to be corrected; nothing changes before a second person approves (IMP-03)',
  access: { actor: 'staff', grant: 'correction.request' },
  body: Type.Object(
    {
      personId: Id,
      scoreId: Id,
      newOutcome: ScoreOutcome,
      reason: FreeText('masked', { minLength: 4, maxLength: 500 }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ id: Id }),
  refusals: ['not_found', 'correction_open', 'correction_same', 'correction_unfit'],
})

export const decideCorrection = defineRoute({
  id: 'decideCorrection',
  method: 'POST',
  path: '/api/office/corrections/:id/decision',
  summary: 'A second person approves or refuses a correction (IMP-03)',
  access: { actor: 'staff', grant: 'correction.approve' },
  params: IdParams,
  body: Type.Object(
    {
      decision: Type.Union([Type.Literal('approve'), Type.Literal('refuse')]),
      note: Type.Optional(FreeText('masked', { maxLength: 200 })),
    },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: ['not_found', 'second_person', 'stale', 'correction_listed', 'correction_unfit'],
})
