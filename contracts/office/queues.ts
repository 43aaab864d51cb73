import { Type } from 'typebox'
import { ApplicationState, StepKind } from '../applications.ts'
import { FreeText } from '../free-text.ts'
import { defineRoute } from '../route.ts'
import { ServiceName } from '../services.ts'
import { Id, Instant, Line } from '../words.ts'

const WITHIN = { actor: 'staff', grant: 'review.decide' } as const

/** 初审 or 复审 */
const ReviewLevel = Type.Union([Type.Literal('school'), Type.Literal('authority')])
export type ReviewLevel = Type.Static<typeof ReviewLevel>

/** Which rows of a queue are listed. */
const QueueShow = Type.Union([
  Type.Literal('waiting'),
  Type.Literal('mine'),
  Type.Literal('decided'),
  Type.Literal('all'),
])
export type QueueShow = Type.Static<typeof QueueShow>

/** What narrows what waits. */
const QueueFilter = {
  /** At this level only. */
  level: Type.Optional(ReviewLevel),
  /** Past its date, or within three days of it. */
  due: Type.Optional(Type.Union([Type.Literal('overdue'), Type.Literal('soon')])),
  /**
   * What rests, what is asked back to the candidate, or what was not answered in time (REV-10); or what a colleague asks to approve as
   * an exception, until the actor answers (AUD-04).
   */
  mark: Type.Optional(
    Type.Union([
      Type.Literal('held'),
      Type.Literal('amending'),
      Type.Literal('amendment_over'),
      Type.Literal('exception'),
    ]),
  ),
  /** Of the school with this code only. */
  school: Type.Optional(FreeText('compared', { fold: 'own_code', maxLength: 10 })),
  /** Some words or digits of what is applied for: a course's code, a major's name. */
  about: Type.Optional(FreeText('compared', { fold: 'line', minLength: 1, maxLength: 40 })),
  /** Filed with evidence of this type. */
  evidence: Type.Optional(FreeText('compared', { fold: 'own_code', maxLength: 40 })),
  /** Filed for the first time, or filed again after a rejection, a change or an amendment. */
  round: Type.Optional(Type.Union([Type.Literal('first'), Type.Literal('again')])),
}

/** How what waits is sorted; the oldest first without a word. */
const QueueSort = Type.Union([
  Type.Literal('oldest'),
  Type.Literal('newest'),
  Type.Literal('title'),
  Type.Literal('school'),
  Type.Literal('ticket'),
])
export type QueueSort = Type.Static<typeof QueueSort>

/** Which part of a queue is asked for. */
const ASKED = {
  service: ServiceName,
  /** `all` needs a search; it lists every state and every reviewer's decisions. */
  show: QueueShow,
  ...QueueFilter,
  sort: Type.Optional(QueueSort),
  /** Of what was decided or found: in this state now. */
  state: Type.Optional(ApplicationState),
  /** A 准考证号, an application number, an ID number, or the first characters of a name. */
  q: Type.Optional(FreeText('compared', { fold: 'line', maxLength: 60 })),
} as const

/** A row of a queue: what a reviewer needs to choose by, nothing more. */
export const QueueItem = Type.Object({
  id: Id,
  applicationNo: Type.Integer(),
  service: ServiceName,
  title: Line,
  personName: Line,
  ticketNo: Line,
  schoolName: Line,
  majorName: Line,
  state: ApplicationState,
  revision: Type.Integer(),
  /** The types of evidence that it was filed with. */
  evidenceTypes: Type.Array(Line),
  /** 暂缓 (REV-10). */
  isHeld: Type.Boolean(),
  /** Asked back to the candidate until then; over: not answered in time (REV-10). */
  amendment: Type.Optional(Type.Object({ until: Instant, isOver: Type.Boolean() })),
  filedAt: Instant,
  /** The reviewer who holds the claim now. */
  claimedBy: Type.Optional(Line),
  claimExpiresAt: Type.Optional(Instant),
  mine: Type.Boolean(),
  /** When the level that waits is expected to have decided; the candidate is told the same day (APP-07). */
  dueAt: Type.Optional(Instant),
  /** Of what the actor decided: how, and when, the last time. */
  decided: Type.Optional(Type.Object({ kind: StepKind, at: Instant })),
})
export type QueueItem = Type.Static<typeof QueueItem>

export const reviewQueues = defineRoute({
  id: 'reviewQueues',
  method: 'GET',
  path: '/api/office/reviews/queues',
  summary:
    'What waits for the actor, per service and level: how many (1,000 counted at most), since when (REV-01)',
  access: WITHIN,
  reply: Type.Object({
    queues: Type.Array(
      Type.Object({
        service: ServiceName,
        level: ReviewLevel,
        waiting: Type.Integer(),
        /** There are more rows than were counted. */
        more: Type.Boolean(),
        oldestAt: Type.Optional(Instant),
        /** What the actor holds now. */
        held: Type.Integer(),
        /** Of what waits, how many a colleague asks to approve as an exception (AUD-04). */
        exceptions: Type.Integer(),
      }),
    ),
    /** How much waits of each school, per service (1,000 counted at most in all). */
    schools: Type.Array(
      Type.Object({
        service: ServiceName,
        schools: Type.Array(Type.Object({ code: Line, name: Line, waiting: Type.Integer() })),
      }),
    ),
  }),
  refusals: [],
})

export const reviewQueue = defineRoute({
  id: 'reviewQueue',
  // A search may name an ID number: it stands in the body, for addresses are logged on their way.
  method: 'POST',
  path: '/api/office/reviews/search',
  summary:
    'A queue in the actor’s scope, the oldest first or as asked, 50 at a time; what was decided, or what a search names, the newest first (REV-01)',
  access: WITHIN,
  body: Type.Object(
    { ...ASKED, after: Type.Optional(FreeText('compared', { fold: 'own_code', maxLength: 120 })) },
    { additionalProperties: false },
  ),
  reply: Type.Object({ items: Type.Array(QueueItem), after: Type.Optional(Line) }),
  refusals: [],
})

export const exportQueue = defineRoute({
  id: 'exportQueue',
  method: 'POST',
  path: '/api/office/reviews/export',
  summary:
    'The same list as XLSX, 10,000 rows at most, with what the page shows of each; that it was taken out is in the trail (REV-01, TRL-01)',
  access: WITHIN,
  perMinute: 30,
  body: Type.Object(ASKED, { additionalProperties: false }),
  reply: { file: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] },
  refusals: ['too_many_requests'],
})

export const takeNextReview = defineRoute({
  id: 'takeNextReview',
  method: 'POST',
  path: '/api/office/reviews/next',
  summary:
    'Claims the first that nobody holds, within the filter of the queue and in its order; without an id when nothing waits (REV-02)',
  access: WITHIN,
  body: Type.Object(
    { service: ServiceName, ...QueueFilter, sort: Type.Optional(QueueSort) },
    { additionalProperties: false },
  ),
  reply: Type.Object({ id: Type.Optional(Id) }),
  refusals: [],
})
