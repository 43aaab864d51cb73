import { Type } from 'typebox'
import { Fault, Filed } from './filed.ts'
import { DraftForm } from './forms.ts'
import { defineRoute } from './route.ts'
import { ServiceName, ServiceParams } from './services.ts'
import { Done, Id, IdParams, Instant, Line, OneOf, Prose, VersionSeen } from './words.ts'

export const ApplicationState = Type.Union([
  Type.Literal('pending'),
  Type.Literal('in_review'),
  /** 需补正: asked back to its owner. */
  Type.Literal('amending'),
  Type.Literal('approved'),
  Type.Literal('rejected'),
  Type.Literal('withdrawn'),
])
export type ApplicationState = Type.Static<typeof ApplicationState>

/** Why an open application cannot be withdrawn: a level has passed it, or it was asked back to its owner (APP-03, REV-10). */
export const NoWithdrawal = OneOf(['passed_once', 'amending', 'amendment_over'])
export type NoWithdrawal = Type.Static<typeof NoWithdrawal>

export const ApplicationSummary = Type.Object({
  id: Id,
  applicationNo: Type.Integer(),
  service: ServiceName,
  subject: Line,
  title: Line,
  state: ApplicationState,
  revision: Type.Integer(),
  filedAt: Instant,
  movedAt: Instant,
  /** What the owner may do now; asked again when it is done. */
  can: Type.Object({
    modify: Type.Boolean(),
    withdraw: Type.Boolean(),
    refile: Type.Boolean(),
    /** 「补正」, open window or not (REV-10). */
    amend: Type.Boolean(),
  }),
  /** Absent: it can be withdrawn, or has ended. */
  noWithdrawal: Type.Optional(NoWithdrawal),
  /** Asked back to the owner until then; over: not answered in time, and its level's turn again (REV-10). */
  amendment: Type.Optional(Type.Object({ until: Instant, isOver: Type.Boolean() })),
  /** On the service's page: what 「修改」 or 「重新提交」 has begun and nobody has submitted yet (APP-02). */
  correction: Type.Optional(Type.Object({ draftId: Id, savedAt: Instant })),
  /** 「不再办理」: since when its owner wants the rejected application no more. */
  putAwayAt: Type.Optional(Instant),
})
export type ApplicationSummary = Type.Static<typeof ApplicationSummary>

/** Everything that can stand in the timeline of an application. */
export const STEP_KINDS = [
  ...(['filed', 'modified', 'refiled', 'amended', 'withdrawn'] as const),
  ...(['passed', 'approved', 'rejected', 'returned', 'amendment_asked', 'held', 'released'] as const),
  'undone',
] as const
export type StepKind = (typeof STEP_KINDS)[number]
export const StepKind = Type.Unsafe<StepKind>(Type.Union(STEP_KINDS.map((kind) => Type.Literal(kind))))

/** One entry of the timeline: the role, never the name (APP-07). */
export const StepView = Type.Object({
  seq: Type.Integer(),
  kind: StepKind,
  /** 考生, 主考学校 or 市教育考试院 */
  by: Line,
  at: Instant,
  revision: Type.Integer(),
  faults: Type.Array(Fault),
  note: Type.Optional(Prose),
})
export type StepView = Type.Static<typeof StepView>

export const DraftView = Type.Object({
  id: Id,
  service: ServiceName,
  version: Type.Integer(),
  form: DraftForm,
  /** The application that it corrects, as it stands; absent: a new filing (APP-10). */
  correction: Type.Optional(
    Type.Object({ applicationId: Id, state: ApplicationState, version: VersionSeen }),
  ),
  /** The faults that the last reviewer named, when it corrects a rejected one (APP-04). */
  faults: Type.Array(Fault),
  savedAt: Instant,
})
export type DraftView = Type.Static<typeof DraftView>

export const servicePage = defineRoute({
  id: 'servicePage',
  method: 'GET',
  path: '/api/portal/services/:service',
  summary:
    'A service for the active 准考证: window, preconditions, 须知, draft and own applications (APP-01, EXM-05)',
  access: { actor: 'candidate', ticket: true },
  params: ServiceParams,
  reply: Type.Object({
    service: ServiceName,
    window: Type.Optional(
      Type.Object({
        state: Type.Union([Type.Literal('upcoming'), Type.Literal('open'), Type.Literal('closed')]),
        round: Line,
        opensAt: Instant,
        closesAt: Instant,
        nextExpected: Type.Optional(Line),
      }),
    ),
    /** What has to be true before the first step, each with whether it is, and the own application that stands in its way. */
    preconditions: Type.Array(
      Type.Object({
        text: Prose,
        met: Type.Boolean(),
        application: Type.Optional(Type.Object({ service: ServiceName, id: Id })),
      }),
    ),
    notice: Type.Object({ version: Type.Integer(), body: Type.String({ maxLength: 20_000 }) }),
    /** `isOutdated`: it cannot be read any more and begins anew (APP-09). */
    draft: Type.Optional(Type.Object({ id: Id, savedAt: Instant, isOutdated: Type.Boolean() })),
    applications: Type.Array(ApplicationSummary),
    serverTime: Instant,
  }),
  refusals: ['ticket_switched'],
})

export const oneFiling = defineRoute({
  id: 'oneFiling',
  method: 'GET',
  path: '/api/portal/filings/:id',
  summary:
    'The result of a submission: receipt number, time, digest, what was filed and what comes next (APP-01, APP-08)',
  access: { actor: 'candidate', ticket: true },
  params: IdParams,
  reply: Type.Object({
    id: Id,
    receiptNo: Line,
    service: ServiceName,
    filedAt: Instant,
    digest: Line,
    ticketNo: Line,
    applications: Type.Array(ApplicationSummary),
    /** What happens now, in words, the first step first. */
    next: Type.Array(Prose),
    /** The school of the 准考证, and where it publishes its notices (GRA-08). */
    school: Type.Object({ name: Line, website: Type.Optional(Line) }),
  }),
  refusals: ['ticket_switched', 'not_found', 'other_ticket'],
})

export const filingReceipt = defineRoute({
  id: 'filingReceipt',
  method: 'GET',
  path: '/api/portal/filings/:id/receipt',
  summary: 'The receipt of a submission as a PDF file: exactly what was filed (APP-08)',
  access: { actor: 'candidate', ticket: true },
  perMinute: 20,
  params: IdParams,
  reply: { file: ['application/pdf'] },
  refusals: ['ticket_switched', 'not_found', 'filing_damaged', 'too_many_requests'],
})

export const oneApplication = defineRoute({
  id: 'oneApplication',
  method: 'GET',
  path: '/api/portal/applications/:id',
  summary: 'One application with what was filed, its timeline and what comes next (APP-03, APP-04, APP-07)',
  access: { actor: 'candidate', ticket: true },
  params: IdParams,
  reply: Type.Object({
    application: ApplicationSummary,
    filed: Filed,
    receiptNo: Line,
    filingId: Id,
    steps: Type.Array(StepView),
    next: Type.Array(Prose),
  }),
  refusals: ['ticket_switched', 'not_found', 'other_ticket'],
})

export const correctApplication = defineRoute({
  id: 'correctApplication',
  method: 'POST',
  path: '/api/portal/applications/:id/draft',
  summary:
    '「修改」 or 「重新提交」: a draft filled in with what was filed, at the faulted items (APP-03, APP-04)',
  access: { actor: 'candidate', ticket: true },
  perMinute: 60,
  params: IdParams,
  reply: DraftView,
  refusals: [
    'ticket_switched',
    'not_found',
    'window_closed',
    'precondition_unmet',
    'application_state',
    'draft_outdated',
    'too_many_requests',
  ],
})

export const withdrawApplication = defineRoute({
  id: 'withdrawApplication',
  method: 'POST',
  path: '/api/portal/applications/:id/withdraw',
  summary: 'Takes an application back while it is 待审核 (APP-03)',
  access: { actor: 'candidate', ticket: true },
  perMinute: 60,
  params: IdParams,
  body: Type.Object({ revision: VersionSeen }, { additionalProperties: false }),
  reply: Done,
  refusals: ['ticket_switched', 'not_found', 'application_state', 'stale', 'too_many_requests'],
})

export const putAwayApplication = defineRoute({
  id: 'putAwayApplication',
  method: 'POST',
  path: '/api/portal/applications/:id/putting-away',
  summary:
    '「不再办理」: nobody is reminded of a rejected application that its owner wants no more, until it is wanted again (APP-04, HOM-07)',
  access: { actor: 'candidate', ticket: true },
  perMinute: 60,
  params: IdParams,
  body: Type.Object(
    { revision: VersionSeen, choice: OneOf(['put_away', 'take_up']) },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: ['ticket_switched', 'not_found', 'application_state', 'stale', 'too_many_requests'],
})
