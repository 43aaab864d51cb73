import { Type } from 'typebox'
import { FreeText } from '../free-text.ts'
import { defineRoute } from '../route.ts'
import { ScoreOutcome } from '../scores.ts'
import { Done, Id, IdParams, Instant, Line, Prose } from '../words.ts'
import { ImportBatchView } from './imports.ts'

export const PublicationView = Type.Object({
  id: Id,
  sittingName: Line,
  /** proposed → approved | refused; proposed or approved and not yet due → withdrawn */
  state: Line,
  publishAt: Instant,
  /** True once `publishAt` has come: the candidates see the scores. */
  released: Type.Boolean(),
  scores: Type.Integer(),
  candidates: Type.Integer(),
  batchNos: Type.Array(Type.Integer()),
  proposedBy: Line,
  proposedAt: Instant,
  decidedBy: Type.Optional(Line),
  decidedAt: Type.Optional(Instant),
  note: Type.Optional(Line),
  /** The one who proposed never decides (IMP-02). */
  mine: Type.Boolean(),
})
export type PublicationView = Type.Static<typeof PublicationView>

export const listPublications = defineRoute({
  id: 'listPublications',
  method: 'GET',
  path: '/api/office/publications',
  summary: 'Publications, newest first, and the applied batches that wait for one (IMP-02)',
  access: { actor: 'staff' },
  reply: Type.Object({
    publications: Type.Array(PublicationView),
    waiting: Type.Array(ImportBatchView),
    sittings: Type.Array(Type.Object({ id: Id, number: Type.Integer(), name: Line })),
  }),
  refusals: ['not_permitted'],
})

export const proposePublication = defineRoute({
  id: 'proposePublication',
  method: 'POST',
  path: '/api/office/publications',
  summary: 'Proposes to publish all waiting batches of a sitting at an instant; absent: at once on approval',
  access: { actor: 'staff', grant: 'publication.propose' },
  body: Type.Object({ sittingId: Id, publishAt: Type.Optional(Instant) }, { additionalProperties: false }),
  reply: Type.Object({ id: Id }),
  refusals: ['publication_nothing', 'publication_past', 'not_found'],
})

export const decidePublication = defineRoute({
  id: 'decidePublication',
  method: 'POST',
  path: '/api/office/publications/:id/decision',
  summary: 'A second person approves or refuses (IMP-02)',
  access: { actor: 'staff', grant: 'publication.approve' },
  params: IdParams,
  body: Type.Object(
    {
      decision: Type.Union([Type.Literal('approve'), Type.Literal('refuse')]),
      note: Type.Optional(FreeText('masked', { maxLength: 200 })),
    },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: ['not_found', 'second_person', 'publication_state', 'publication_past'],
})

export const withdrawPublication = defineRoute({
  id: 'withdrawPublication',
  method: 'POST',
  path: '/api/office/publications/:id/withdraw',
  summary: 'Takes a publication back before its instant',
  access: { actor: 'staff', grant: 'publication.propose' },
  params: IdParams,
  reply: Done,
  refusals: ['not_found', 'publication_state'],
})

export const CorrectionView = Type.Object({
  id: Id,
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
  summary: 'Requests to correct a score, the open ones first, 100 at most (IMP-03)',
  access: { actor: 'staff' },
  reply: Type.Object({ corrections: Type.Array(CorrectionView) }),
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
  refusals: ['not_found', 'correction_open', 'correction_same'],
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
  refusals: ['not_found', 'second_person', 'stale', 'correction_listed'],
})
