import { Type } from 'typebox'
import { FreeText } from '../../free-text.ts'
import { defineRoute } from '../../route.ts'
import { ScoreOutcome } from '../../scores.ts'
import { Done, Id, IdParams, Instant, Line } from '../../words.ts'
import { ImportBatchView } from '../imports.ts'

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
  /** The batches that the second person left out, with the reason; they wait for a publication again. */
  leftOut: Type.Array(Type.Integer()),
  proposedBy: Line,
  proposedAt: Instant,
  decidedBy: Type.Optional(Line),
  decidedAt: Type.Optional(Instant),
  /** Who took it back before its instant, and when; whoever approved it before stays the decider. */
  withdrawnBy: Type.Optional(Line),
  withdrawnAt: Type.Optional(Instant),
  note: Type.Optional(Line),
  /** The one who proposed never decides (IMP-02). */
  mine: Type.Boolean(),
})
export type PublicationView = Type.Static<typeof PublicationView>

/** More than a sitting has: one of each kind from each school. */
const MAX_BATCHES = 200

const CourseCode = Type.String({
  pattern: '^[0-9A-Z]{1,10}$',
  maxLength: 10,
  'x-words': '课程代码应为数字或大写字母，请核对。',
})
const Digest = Type.String({
  pattern: '^[0-9a-f]{64}$',
  minLength: 64,
  maxLength: 64,
  'x-words': '页面上的内容不完整，请刷新后重新核对。',
})

/** How the scores of a course stand: how many, how many passed, how many without a mark. */
export const CourseFigures = Type.Object({
  scores: Type.Integer(),
  passed: Type.Integer(),
  absent: Type.Integer(),
  violations: Type.Integer(),
})
export type CourseFigures = Type.Static<typeof CourseFigures>

/** One course of a publication, and how it stood when its scores were last published before this sitting. */
export const ReleasedCourse = Type.Object({
  courseCode: Line,
  courseName: Line,
  practice: Type.Boolean(),
  previous: Type.Optional(Type.Intersect([Type.Object({ sittingName: Line }), CourseFigures])),
})
export type ReleasedCourse = Type.Static<typeof ReleasedCourse>

/** One batch of a publication, with the problems of the rows that its check set aside. */
export const ReleasedBatch = Type.Object({
  batch: ImportBatchView,
  candidates: Type.Integer(),
  setAside: Type.Array(Type.Object({ text: Line, rows: Type.Integer() })),
})
export type ReleasedBatch = Type.Static<typeof ReleasedBatch>

export const listPublications = defineRoute({
  id: 'listPublications',
  method: 'GET',
  path: '/api/office/publications',
  summary: 'Publications, newest first, and the applied batches that wait for one (IMP-02)',
  access: { actor: 'staff' },
  reply: Type.Object({
    publications: Type.Array(PublicationView),
    /** All that wait for a second person are listed; `more`: not all others. */
    more: Type.Boolean(),
    waiting: Type.Array(ImportBatchView),
    sittings: Type.Array(Type.Object({ id: Id, number: Type.Integer(), name: Line })),
  }),
  refusals: ['not_permitted'],
})

export const proposePublication = defineRoute({
  id: 'proposePublication',
  method: 'POST',
  path: '/api/office/publications',
  summary: 'Proposes to publish waiting batches of a sitting at an instant; absent: at once on approval',
  access: { actor: 'staff', grant: 'publication.propose' },
  body: Type.Object(
    {
      sittingId: Id,
      /** The batches that the officer saw and chose; a batch that came in meanwhile waits on. */
      batchIds: Type.Array(Id, { minItems: 1, maxItems: MAX_BATCHES, uniqueItems: true }),
      publishAt: Type.Optional(Instant),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ id: Id }),
  refusals: ['publication_batches_changed', 'publication_past', 'publication_far', 'not_found'],
})

export const decidePublication = defineRoute({
  id: 'decidePublication',
  method: 'POST',
  path: '/api/office/publications/:id/decision',
  summary: 'A second person approves what they were shown, with or without some batches, or refuses (IMP-02)',
  access: { actor: 'staff', grant: 'publication.approve' },
  params: IdParams,
  body: Type.Object(
    {
      decision: Type.Union([Type.Literal('approve'), Type.Literal('refuse')]),
      /** What an approval answers to: the digest of the content that was shown. */
      digest: Type.Optional(Digest),
      /** The batches that are not to be published; a note then has to say why. */
      leaveOut: Type.Optional(Type.Array(Id, { maxItems: MAX_BATCHES, uniqueItems: true })),
      note: Type.Optional(FreeText('masked', { maxLength: 200 })),
    },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: [
    'not_found',
    'second_person',
    'publication_state',
    'publication_changed',
    'publication_left_nothing',
    'input_invalid',
  ],
})

export const onePublication = defineRoute({
  id: 'onePublication',
  method: 'GET',
  path: '/api/office/publications/:id',
  summary:
    'What a publication releases: its batches with what their checks said, and figures per course (IMP-02)',
  access: { actor: 'staff' },
  params: IdParams,
  reply: Type.Object({
    publication: PublicationView,
    /** Stands for every score of the publication; an approval names it. */
    digest: Digest,
    batches: Type.Array(ReleasedBatch),
    courses: Type.Array(ReleasedCourse),
    figures: Type.Array(
      Type.Intersect([
        Type.Object({ batchId: Id, courseCode: Line, practice: Type.Boolean() }),
        CourseFigures,
      ]),
    ),
  }),
  refusals: ['not_found', 'not_permitted'],
})

export const releasedBatch = defineRoute({
  id: 'releasedBatch',
  method: 'GET',
  path: '/api/office/publications/:id/batches/:batchId',
  summary: 'The scores of one batch of a publication, of one course or all, fifty a page (IMP-02)',
  access: { actor: 'staff' },
  params: Type.Object({ id: Id, batchId: Id }, { additionalProperties: false }),
  query: Type.Object(
    {
      course: Type.Optional(CourseCode),
      /** The line of the last score of the page before. */
      after: Type.Optional(Id),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    batch: ImportBatchView,
    courses: Type.Array(Type.Object({ courseCode: Line, courseName: Line })),
    scores: Type.Array(
      Type.Object({
        id: Id,
        ticketNo: Line,
        personName: Line,
        courseCode: Line,
        courseName: Line,
        outcome: ScoreOutcome,
      }),
    ),
    more: Type.Boolean(),
  }),
  refusals: ['not_found', 'not_permitted'],
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
