import { Type } from 'typebox'
import { FreeText } from '../free-text.ts'
import { defineRoute } from '../route.ts'
import { Done, Id, IdParams, Instant, Line, OneOf, VersionSeen } from '../words.ts'
import {
  ARRIVAL_STATES,
  ArrivalStateWord,
  ArrivalStepView,
  ArrivingCourseView,
  ConfirmationNotice,
} from './transfer-in.ts'

const VIEW = { actor: 'staff', grant: 'arrival.view' } as const
const CONFIRM = { actor: 'staff', grant: 'arrival.confirm' } as const

const Note = FreeText('masked', { minLength: 4, maxLength: 500 })

export const ArrivalRowView = Type.Object({
  id: Id,
  arrivalNo: Type.Integer(),
  name: Line,
  originProvince: Line,
  originTicketNo: Line,
  ticketNo: Type.Optional(Line),
  schoolName: Type.Optional(Line),
  state: ArrivalStateWord,
  awaits: Type.Optional(OneOf(['school', 'authority'])),
  /** The actor’s level decides now. */
  isMine: Type.Boolean(),
  courses: Type.Integer(),
  arrivedAt: Instant,
  movedAt: Instant,
  version: Type.Integer(),
})
export type ArrivalRowView = Type.Static<typeof ArrivalRowView>

/** What can be listed: those in one state, or those whose decision a colleague asks to undo. */
export const ARRIVAL_LISTS = [...ARRIVAL_STATES, 'undo'] as const
export type ArrivalList = (typeof ARRIVAL_LISTS)[number]

export const listArrivals = defineRoute({
  id: 'listArrivals',
  method: 'GET',
  path: '/api/office/transfers-in',
  summary:
    'Arrivals in the actor’s scope that stand so, or with an undo to settle: those that wait for the actor and the longest waiting first, settled ones newest first, 200 at most; counts of all states',
  access: VIEW,
  query: Type.Object({ list: OneOf(ARRIVAL_LISTS) }, { additionalProperties: false }),
  reply: Type.Object({
    arrivals: Type.Array(ArrivalRowView),
    counts: Type.Array(Type.Object({ state: ArrivalStateWord, number: Type.Integer() })),
    /** Requests of colleagues to undo a decision, which the actor may settle. */
    undo: Type.Integer(),
    /** Those that wait for the actor's own decision, however many of them are listed. */
    mine: Type.Integer(),
  }),
  refusals: [],
})

const ArrivalReasonView = Type.Object({
  code: Line,
  label: Line,
  words: Line,
  remedy: Line,
  needsNote: Type.Boolean(),
})

export const ArrivalDetails = Type.Object({
  ...ArrivalRowView.properties,
  /** As it came, and as it is recorded here: a fact beside the other. */
  facts: Type.Array(Type.Object({ label: Line, came: Line, here: Type.Optional(Line) })),
  personId: Type.Optional(Id),
  corrects: Type.Optional(Id),
  list: Type.Array(ArrivingCourseView),
  steps: Type.Array(ArrivalStepView),
  notice: Type.Optional(ConfirmationNotice),
  reasons: Type.Array(ArrivalReasonView),
  undo: Type.Optional(Type.Object({ id: Id, what: Line, reason: Line, askedBy: Line, mine: Type.Boolean() })),
  may: Type.Object({
    decide: Type.Boolean(),
    unmatch: Type.Boolean(),
    confirm: Type.Boolean(),
    giveBack: Type.Boolean(),
    askUndo: Type.Boolean(),
    settleUndo: Type.Boolean(),
    /** It came as a signed package and is settled: its answer can be downloaded. */
    answer: Type.Boolean(),
  }),
})
export type ArrivalDetails = Type.Static<typeof ArrivalDetails>

export const viewArrival = defineRoute({
  id: 'viewArrival',
  method: 'GET',
  path: '/api/office/transfers-in/:id',
  summary:
    'One arrival: the facts side by side, each course with why not, and what the actor may do (TRI-01)',
  access: VIEW,
  params: IdParams,
  reply: ArrivalDetails,
  refusals: ['not_found'],
})

export const decideArrival = defineRoute({
  id: 'decideArrival',
  method: 'POST',
  path: '/api/office/transfers-in/:id/decision',
  summary: 'Decides at the level whose turn it is; nobody judges at two levels (TRI-01, REV-04)',
  access: { actor: 'staff', grant: 'review.decide' },
  params: IdParams,
  body: Type.Object(
    {
      version: VersionSeen,
      decision: OneOf(['approve', 'reject']),
      reasons: Type.Array(
        Type.String({
          maxLength: 40,
          pattern: '^[a-z][a-z0-9_]{1,39}$',
          'x-words': '没有这个原因，请从列表中选择。',
        }),
        {
          maxItems: 10,
        },
      ),
      note: Type.Optional(FreeText('masked', { maxLength: 500 })),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ state: ArrivalStateWord }),
  refusals: [
    'not_found',
    'stale',
    'review_state',
    'second_level',
    'undo_open',
    'reason_missing',
    'note_missing',
  ],
})

export const askArrivalUndo = defineRoute({
  id: 'askArrivalUndo',
  method: 'POST',
  path: '/api/office/transfers-in/:id/undo',
  summary:
    'Asks to undo the standing decision, confirmation or return; it stands until a second person agrees (REV-06)',
  access: { actor: 'staff', grant: 'review.undo' },
  params: IdParams,
  body: Type.Object({ reason: Note }, { additionalProperties: false }),
  reply: Type.Object({ id: Id }),
  refusals: ['not_found', 'undo_nothing', 'undo_open'],
})

export const settleArrivalUndo = defineRoute({
  id: 'settleArrivalUndo',
  method: 'POST',
  path: '/api/office/transfers-in/:id/undo/decision',
  summary:
    'The second person decides whether a decision, confirmation or return is undone, with its effect; what the authority decided, the authority (REV-06)',
  access: { actor: 'staff', grant: 'review.undo' },
  params: IdParams,
  body: Type.Object(
    { decision: OneOf(['approve', 'reject']), note: Type.Optional(FreeText('masked', { maxLength: 500 })) },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: ['not_found', 'not_permitted', 'stale', 'second_person', 'effect_relied_on'],
})

export const confirmArrival = defineRoute({
  id: 'confirmArrival',
  method: 'POST',
  path: '/api/office/transfers-in/:id/confirmation',
  summary: 'Confirms that the candidate came: the scores are 转入 (TRI-02)',
  access: CONFIRM,
  params: IdParams,
  body: Type.Object({ version: VersionSeen }, { additionalProperties: false }),
  reply: Done,
  refusals: ['not_found', 'stale', 'effect_impossible'],
})

export const returnArrival = defineRoute({
  id: 'returnArrival',
  method: 'POST',
  path: '/api/office/transfers-in/:id/return',
  summary: 'Gives an arrival back to its province by hand, with the reason (TRI-02)',
  access: CONFIRM,
  params: IdParams,
  body: Type.Object({ version: VersionSeen, note: Note }, { additionalProperties: false }),
  reply: Done,
  refusals: ['not_found', 'stale'],
})
