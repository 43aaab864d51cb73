import { Type } from 'typebox'
import { defineRoute } from '../../route.ts'
import { ServiceName } from '../../services.ts'
import { Id, Instant, Line } from '../../words.ts'

const WITHIN = { actor: 'staff', grant: 'statistics.view' } as const

const Asked = Type.Object(
  {
    service: ServiceName,
    /** Any window of the round; without one the newest round that has begun. */
    window: Type.Optional(Id),
    /** This school only; without one all schools in scope. */
    school: Type.Optional(Id),
  },
  { additionalProperties: false },
)

/** How long something took, in whole hours; nearest rank, so that each number is one that occurred. */
const Spread = Type.Object({
  medianHours: Type.Integer(),
  /** Nine of ten took no longer. */
  ninthHours: Type.Integer(),
  longestHours: Type.Integer(),
})
export type Spread = Type.Static<typeof Spread>

/** What was decided, and how long it took; `undone` counts those of them that were taken back later. */
const Decided = {
  decided: Type.Integer(),
  passed: Type.Integer(),
  rejected: Type.Integer(),
  undone: Type.Integer(),
  spread: Type.Optional(Spread),
}

const Level = Type.Object({
  /** 初审（主考学校）…, as the chains name it. */
  name: Line,
  /** Applications that came as far as this level, and those that came past it, as they stand now. */
  reached: Type.Integer(),
  through: Type.Integer(),
  /** Waits at this level now, what rests and what was not amended in time included; since when the oldest does. */
  waiting: Type.Integer(),
  oldestAt: Type.Optional(Instant),
  ...Decided,
})
export type LevelFigures = Type.Static<typeof Level>

const Reason = Type.Object({
  code: Line,
  label: Line,
  rejections: Type.Integer(),
  /** Requests for an amendment that name it. */
  amendments: Type.Integer(),
})
export type ReasonFigures = Type.Static<typeof Reason>

const School = Type.Object({
  id: Id,
  name: Line,
  applications: Type.Integer(),
  waiting: Type.Integer(),
  approved: Type.Integer(),
  /** What the school itself decided at its levels. */
  ...Decided,
})
export type SchoolFigures = Type.Static<typeof School>

const Reviewer = Type.Object({
  staffId: Id,
  name: Line,
  /** The school as which the reviewer decided; absent: as the authority. */
  schoolName: Type.Optional(Line),
  ...Decided,
})
export type ReviewerFigures = Type.Static<typeof Reviewer>

const Figures = Type.Object({
  /** Forms that were begun in the round: what lies unsubmitted, and what was submitted for the first time. */
  forms: Type.Object({ unsubmitted: Type.Integer(), submitted: Type.Integer() }),
  /** Applications whose newest version was filed in the round, as they stand now; they add up to `all`. */
  standing: Type.Object({
    all: Type.Integer(),
    waiting: Type.Integer(),
    amending: Type.Integer(),
    /** Asked back and not answered in time: they wait for their level again. */
    amendmentOver: Type.Integer(),
    approved: Type.Integer(),
    rejected: Type.Integer(),
    withdrawn: Type.Integer(),
  }),
  /** Filed in the round, and filed again in another one since: they stand there. */
  movedOn: Type.Integer(),
  levels: Type.Array(Level),
  reasons: Type.Array(Reason),
  /** Rejections and requests for an amendment to which the reviewer added words. */
  withNote: Type.Object({ rejections: Type.Integer(), amendments: Type.Integer() }),
  /** All of them. */
  faulted: Type.Object({ rejections: Type.Integer(), amendments: Type.Integer() }),
  schools: Type.Array(School),
  reviewers: Type.Array(Reviewer),
})
export type StatisticsFigures = Type.Static<typeof Figures>

export const statistics = defineRoute({
  id: 'statistics',
  method: 'GET',
  path: '/api/office/statistics',
  summary:
    'What became of the applications of one round, how long each level took, why, by school and by reviewer, in the actor’s scope; five minutes old at most (STA-01)',
  access: WITHIN,
  query: Asked,
  reply: Type.Object({
    countedAt: Instant,
    service: ServiceName,
    /** The rounds of the service that have begun, the newest first. */
    rounds: Type.Array(Type.Object({ window: Id, round: Line, opensAt: Instant, closesAt: Instant })),
    /** The schools that the actor may choose from. */
    schools: Type.Array(Type.Object({ id: Id, name: Line })),
    /** What is shown: the round by one of its windows, and the school; absent: no round has begun, all schools. */
    window: Type.Optional(Id),
    school: Type.Optional(Id),
    figures: Type.Optional(Figures),
  }),
  refusals: ['not_found', 'statistics_counting'],
})

export const exportStatistics = defineRoute({
  id: 'exportStatistics',
  method: 'POST',
  path: '/api/office/statistics/export',
  summary: 'The same figures as XLSX; that they were taken out is in the trail (STA-01, TRL-01)',
  access: WITHIN,
  perMinute: 30,
  body: Asked,
  reply: { file: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] },
  refusals: ['not_found', 'statistics_counting', 'too_many_requests'],
})
