import { Type } from 'typebox'
import { TicketName } from '../portal.ts'
import { defineRoute } from '../route.ts'
import { ScoreOutcome } from '../scores.ts'
import { Day, Done, Id, IdParams, Instant, Line, OneOf, Prose, VersionSeen } from '../words.ts'

/** Where an arrival (外省转入) stands. */
export const ARRIVAL_STATES = [
  'unmatched',
  'under_review',
  'to_confirm',
  'confirmed',
  'rejected',
  'returned',
  'replaced',
] as const
export type ArrivalState = (typeof ARRIVAL_STATES)[number]
export const ArrivalStateWord = OneOf(ARRIVAL_STATES)

/** How a school lets candidates confirm: on site, online, or either. */
export const CONFIRMATION_MODES = ['on_site', 'online', 'either'] as const
export type ConfirmationMode = (typeof CONFIRMATION_MODES)[number]

/** 现场确认: when and where. */
export const ConfirmationNotice = Type.Object({
  mode: OneOf(CONFIRMATION_MODES),
  opensAt: Instant,
  closesAt: Instant,
  place: Type.Optional(Line),
  words: Prose,
})
export type ConfirmationNotice = Type.Static<typeof ConfirmationNotice>

/** A course that arrives, and whether it is recognised. */
export const ArrivingCourseView = Type.Object({
  code: Line,
  name: Line,
  credits: Type.Number(),
  outcome: ScoreOutcome,
  passedOn: Day,
  /** Why it is not recognised, in words; absent: it is. */
  whyNot: Type.Optional(Line),
  /** What the candidate has of the course already: of the two the better one counts, and both stay. */
  alreadyHere: Type.Optional(ScoreOutcome),
})
export type ArrivingCourseView = Type.Static<typeof ArrivingCourseView>

/** A step of an arrival's life: who by role, never by name. */
export const ArrivalStepView = Type.Object({
  what: Line,
  who: Line,
  at: Instant,
  reasons: Type.Array(Type.Object({ words: Prose, remedy: Prose })),
  note: Type.Optional(Prose),
})

export const OwnArrival = Type.Object({
  id: Id,
  ticket: TicketName,
  originProvince: Line,
  originTicketNo: Line,
  arrivedAt: Instant,
  state: ArrivalStateWord,
  courses: Type.Integer(),
  notice: Type.Optional(ConfirmationNotice),
  /** It can be confirmed on the page, now. */
  confirmable: Type.Boolean(),
})
export type OwnArrival = Type.Static<typeof OwnArrival>

export const OwnArrivalDetails = Type.Object({
  ...OwnArrival.properties,
  version: Type.Integer(),
  originMajor: Type.Optional(Line),
  list: Type.Array(ArrivingCourseView),
  steps: Type.Array(ArrivalStepView),
})
export type OwnArrivalDetails = Type.Static<typeof OwnArrivalDetails>

export const ownArrivals = defineRoute({
  id: 'ownArrivals',
  method: 'GET',
  path: '/api/portal/transfers-in',
  summary: 'What arrived for the person from other provinces, under any 准考证, the newest first (TRI-01)',
  access: { actor: 'candidate' },
  reply: Type.Object({ arrivals: Type.Array(OwnArrival) }),
  refusals: [],
})

export const ownArrival = defineRoute({
  id: 'ownArrival',
  method: 'GET',
  path: '/api/portal/transfers-in/:id',
  summary:
    '查看浏览详情: each course with whether it is recognised, the steps, the 现场确认 (TRI-01, TRI-02)',
  access: { actor: 'candidate' },
  params: IdParams,
  reply: OwnArrivalDetails,
  refusals: ['not_found'],
})

export const confirmOwnArrival = defineRoute({
  id: 'confirmOwnArrival',
  method: 'POST',
  path: '/api/portal/transfers-in/:id/confirmation',
  summary:
    'Confirms a transfer online, where the school allows it and in its time: the scores are 转入 (TRI-02)',
  access: { actor: 'candidate' },
  perMinute: 60,
  params: IdParams,
  body: Type.Object({ version: VersionSeen }, { additionalProperties: false }),
  reply: Done,
  refusals: ['not_found', 'stale', 'effect_impossible', 'too_many_requests'],
})
