import { Type } from 'typebox'
import { ApplicationState } from '../applications.ts'
import { FreeText } from '../free-text.ts'
import { defineRoute } from '../route.ts'
import { Day, Done, Id, IdParams, Instant, Line, OneOf, Prose } from '../words.ts'
import { Verdict } from './reviews.ts'

const Reason = FreeText('masked', { minLength: 4, maxLength: 500 })
const Count = Type.Integer({ minimum: 0 })
const closed = { additionalProperties: false } as const

/** Why an approved application cannot be published. */
export const OBSTACLES = [
  'ticket_state',
  'leaving_elsewhere',
  'has_diploma',
  'two_applications',
  'revoked',
  'number_taken',
  'not_audited',
  'audit_failed',
  'unpaid',
] as const
export type Obstacle = (typeof OBSTACLES)[number]

const GraduationBatchView = Type.Object({
  id: Id,
  name: Line,
  graduatesOn: Day,
  /** Applications by state, of the schools in scope. */
  waiting: Count,
  approved: Count,
  rejected: Count,
  /** Diplomas that have come out and stand. */
  graduated: Count,
})
export type GraduationBatchView = Type.Static<typeof GraduationBatchView>

export const listGraduationBatches = defineRoute({
  id: 'listGraduationBatches',
  method: 'GET',
  path: '/api/office/graduation-batches',
  summary: 'Graduation batches, newest first, with their applications in figures (GRA-12)',
  access: { actor: 'staff', grant: 'graduation.view' },
  reply: Type.Object({ batches: Type.Array(GraduationBatchView) }),
  refusals: [],
})

export const graduationsWaiting = defineRoute({
  id: 'graduationsWaiting',
  method: 'GET',
  path: '/api/office/graduations-waiting',
  summary: 'How many lists, halts and revocations wait for this person as the second one (GRA-12)',
  access: { actor: 'staff', grant: 'graduation.view' },
  reply: Type.Object({ lists: Count, halts: Count, revocations: Count }),
  refusals: [],
})

export const GraduationPublicationView = Type.Object({
  id: Id,
  state: OneOf(['proposed', 'approved', 'halted', 'refused', 'withdrawn']),
  publishAt: Instant,
  /** True once `publishAt` has come and the list is not halted: the candidates see their result. */
  released: Type.Boolean(),
  graduates: Count,
  proposedBy: Line,
  proposedAt: Instant,
  decidedBy: Type.Optional(Line),
  decidedAt: Type.Optional(Instant),
  note: Type.Optional(Prose),
  haltedBy: Type.Optional(Line),
  haltReason: Type.Optional(Prose),
  /** The one who proposed never decides, and the one who halted never settles it. */
  mine: Type.Boolean(),
  haltedByMe: Type.Boolean(),
})
export type GraduationPublicationView = Type.Static<typeof GraduationPublicationView>

export const oneGraduationBatch = defineRoute({
  id: 'oneGraduationBatch',
  method: 'GET',
  path: '/api/office/graduation-batches/:id',
  summary: 'One batch: its figures by school, what can be published and what not, and its publications',
  access: { actor: 'staff', grant: 'graduation.view' },
  params: IdParams,
  reply: Type.Object({
    batch: GraduationBatchView,
    schools: Type.Array(
      Type.Object({
        id: Id,
        name: Line,
        waiting: Count,
        approved: Count,
        rejected: Count,
        graduated: Count,
      }),
    ),
    /** Approved and in no list: how many could be proposed, and how many not, by obstacle. */
    publishable: Count,
    obstacles: Type.Array(Type.Object({ code: OneOf(OBSTACLES), count: Count })),
    publications: Type.Array(GraduationPublicationView),
  }),
  refusals: ['not_found'],
})

const GraduateView = Type.Object({
  applicationId: Id,
  applicationNo: Type.Integer(),
  personId: Id,
  personName: Line,
  ticketNo: Line,
  schoolName: Line,
  majorCode: Line,
  majorName: Line,
  state: ApplicationState,
  /** Approved by two persons though the audit does not hold. */
  isException: Type.Boolean(),
  /** What the newest audit of the batch says of it, and when it was made (AUD-07). */
  audit: Type.Optional(
    Type.Object({
      verdict: Line,
      fewest: Type.Optional(Type.Integer()),
      path: Type.Array(Line),
      madeAt: Instant,
    }),
  ),
  obstacle: Type.Optional(OneOf(OBSTACLES)),
  diploma: Type.Optional(
    Type.Object({
      id: Id,
      diplomaNo: Line,
      state: Type.Union([Type.Literal('listed'), Type.Literal('issued'), Type.Literal('revoked')]),
    }),
  ),
})
export type GraduateView = Type.Static<typeof GraduateView>

export const GRADUATE_FILTERS = ['all', 'waiting', 'approved', 'rejected', 'obstacle', 'diploma'] as const

export const listGraduates = defineRoute({
  id: 'listGraduates',
  method: 'GET',
  path: '/api/office/graduation-batches/:id/graduates',
  summary: 'The applications of a batch with state, verdict and diploma number, fifty at a time (GRA-12)',
  access: { actor: 'staff', grant: 'graduation.view' },
  params: IdParams,
  query: Type.Object(
    {
      schoolId: Type.Optional(Id),
      show: Type.Optional(OneOf(GRADUATE_FILTERS)),
      /** The application number after which to go on. */
      after: Type.Optional(Type.Integer({ minimum: 0, maximum: 9_007_199_254_740_991 })),
    },
    closed,
  ),
  reply: Type.Object({ graduates: Type.Array(GraduateView), more: Type.Boolean() }),
  refusals: ['not_found'],
})

export const proposeGraduates = defineRoute({
  id: 'proposeGraduates',
  method: 'POST',
  path: '/api/office/graduation-batches/:id/publications',
  summary:
    'Proposes to publish all approved applications without obstacle at an instant; absent: on approval',
  access: { actor: 'staff', grant: 'graduation.propose' },
  params: IdParams,
  body: Type.Object({ publishAt: Type.Optional(Instant) }, closed),
  reply: Type.Object({ id: Id, graduates: Count }),
  refusals: ['not_found', 'graduates_none', 'publication_past', 'publication_far'],
})

export const decideGraduates = defineRoute({
  id: 'decideGraduates',
  method: 'POST',
  path: '/api/office/graduation-publications/:id/decision',
  summary: 'A second person approves the list, and the numbers are assigned; or refuses it (GRA-12)',
  access: { actor: 'staff', grant: 'graduation.approve' },
  params: IdParams,
  body: Type.Object(
    { decision: Verdict, note: Type.Optional(FreeText('masked', { maxLength: 200 })) },
    closed,
  ),
  reply: Done,
  refusals: ['not_found', 'second_person', 'publication_state', 'graduates_changed'],
})

export const haltGraduates = defineRoute({
  id: 'haltGraduates',
  method: 'POST',
  path: '/api/office/graduation-publications/:id/halt',
  summary:
    'Before the instant: takes a proposal back, or halts an approved list so that nothing comes out meanwhile',
  access: { actor: 'staff', grant: 'graduation.halt' },
  params: IdParams,
  body: Type.Object({ reason: Reason }, closed),
  reply: Done,
  refusals: ['not_found', 'publication_state'],
})

export const settleHalt = defineRoute({
  id: 'settleHalt',
  method: 'POST',
  path: '/api/office/graduation-publications/:id/settlement',
  summary: 'A second person withdraws the halted list, or lets it go on (GRA-12)',
  access: { actor: 'staff', grant: 'graduation.halt' },
  params: IdParams,
  body: Type.Object({ decision: Type.Union([Type.Literal('withdraw'), Type.Literal('resume')]) }, closed),
  reply: Done,
  refusals: ['not_found', 'second_person', 'publication_state', 'graduates_changed'],
})
