import { Type } from 'typebox'
import { FreeText } from '../free-text.ts'
import { defineRoute } from '../route.ts'
import { Day, Done, Id, IdParams, Instant, Line, OneOf, VersionSeen } from '../words.ts'

/** to_sign → signed → sent → accepted | returned; to_sign → lapsed; to_sign, signed → closed with the approval (TRO-03). */
export const DEPARTURE_STATES = [
  ...(['to_sign', 'signed', 'sent', 'accepted'] as const),
  ...(['returned', 'lapsed', 'closed'] as const),
] as const
export type DepartureState = (typeof DEPARTURE_STATES)[number]
const State = OneOf(DEPARTURE_STATES)

/** What can be listed: those in one state, or those whose answer a colleague asks to take back. */
export const DEPARTURE_LISTS = [...DEPARTURE_STATES, 'undo'] as const
export type DepartureList = (typeof DEPARTURE_LISTS)[number]

/** Everything that can happen to a departure. */
export const DEPARTURE_STEP_KINDS = [
  ...(['opened', 'signed', 'unsigned', 'sent', 'remade', 'accepted', 'returned'] as const),
  ...(['lapsed', 'closed', 'undo_asked', 'undo_refused', 'undone'] as const),
] as const
export type DepartureStepKind = (typeof DEPARTURE_STEP_KINDS)[number]

const closed = { additionalProperties: false } as const
const Reason = FreeText('masked', { minLength: 4, maxLength: 400 })
const DepartureLine = Type.Object({
  id: Id,
  version: Type.Integer(),
  state: State,
  personName: Line,
  ticketNo: Line,
  schoolName: Line,
  majorName: Line,
  province: Line,
  destinationTicketNo: Line,
  scores: Type.Integer(),
  signBy: Day,
  movedAt: Instant,
  /** A score that goes was corrected or voided since the approval: no package is made, and one that is out says what was before. */
  hasChanged: Type.Boolean(),
})
export type DepartureLine = Type.Static<typeof DepartureLine>

export const listDepartures = defineRoute({
  id: 'listDepartures',
  method: 'GET',
  path: '/api/office/departures',
  summary:
    'Transfers-out in one state, those with an undo for the actor to settle, or that with a 准考证号 of either side; 200 at most',
  access: { actor: 'staff', grant: 'departure.view' },
  query: Type.Object(
    {
      list: Type.Optional(OneOf(DEPARTURE_LISTS)),
      no: Type.Optional(FreeText('compared', { fold: 'other_ticket_no', maxLength: 40 })),
    },
    closed,
  ),
  reply: Type.Object({
    departures: Type.Array(DepartureLine),
    more: Type.Boolean(),
    counts: Type.Object({
      ...{ to_sign: Type.Integer(), signed: Type.Integer(), sent: Type.Integer() },
      /** Requests of colleagues to take an answer back. */
      undo: Type.Integer(),
    }),
  }),
  refusals: [],
})

const DepartureView = Type.Object({
  ...DepartureLine.properties,
  applicationId: Id,
  applicationNo: Type.Integer(),
  personId: Id,
  idType: Line,
  idNumberMasked: Line,
  destinationLevel: Line,
  destinationMajor: Line,
  takesAll: Type.Boolean(),
  signedOn: Type.Optional(Day),
  items: Type.Array(
    Type.Object({
      courseCode: Line,
      courseName: Line,
      credits: Line,
      outcome: Line,
      obtainedOn: Day,
      hasChanged: Type.Boolean(),
    }),
  ),
  package: Type.Optional(
    Type.Object({
      id: Id,
      issuedAt: Instant,
      expiresAt: Instant,
      /** Nobody can take it in any more, so that another one may be made. */
      isDead: Type.Boolean(),
    }),
  ),
  steps: Type.Array(
    Type.Object({ kind: OneOf(DEPARTURE_STEP_KINDS), by: Line, at: Instant, note: Type.Optional(Line) }),
  ),
  undo: Type.Optional(
    Type.Object({ id: Id, reason: Line, askedBy: Line, askedAt: Instant, mine: Type.Boolean() }),
  ),
})
export type DepartureView = Type.Static<typeof DepartureView>

export const viewDeparture = defineRoute({
  id: 'viewDeparture',
  method: 'GET',
  path: '/api/office/departures/:id',
  summary: 'One transfer-out with its scores, its package and its steps',
  access: { actor: 'staff', grant: 'departure.view' },
  params: IdParams,
  reply: DepartureView,
  refusals: ['not_found'],
})

export const confirmSigning = defineRoute({
  id: 'confirmSigning',
  method: 'POST',
  path: '/api/office/departures/:id/signing',
  summary: 'The school saw the ID document and both 准考证, and the form was signed',
  access: { actor: 'staff', grant: 'departure.sign' },
  params: IdParams,
  body: Type.Object(
    {
      version: VersionSeen,
      saw: Type.Object(
        {
          idDocument: Type.Literal(true),
          ticket: Type.Literal(true),
          destinationTicket: Type.Literal(true),
          signature: Type.Literal(true),
        },
        closed,
      ),
    },
    closed,
  ),
  reply: Done,
  refusals: ['not_found', 'stale', 'departure_state'],
})

export const undoSigning = defineRoute({
  id: 'undoSigning',
  method: 'POST',
  path: '/api/office/departures/:id/signing-undo',
  summary: 'The school takes back a signing that it confirmed by mistake, until the package is made',
  access: { actor: 'staff', grant: 'departure.sign' },
  params: IdParams,
  body: Type.Object({ version: VersionSeen, reason: Reason }, closed),
  reply: Done,
  refusals: ['not_found', 'stale', 'departure_state'],
})

export const departureStatistics = defineRoute({
  id: 'departureStatistics',
  method: 'GET',
  path: '/api/office/departure-statistics',
  summary: 'How many transfers-out went to each province, by state, of the own school or of all',
  access: { actor: 'staff', grant: 'departure.view' },
  reply: Type.Object({
    provinces: Type.Array(
      Type.Object({
        province: Line,
        underWay: Type.Integer(),
        accepted: Type.Integer(),
        returned: Type.Integer(),
        lapsed: Type.Integer(),
        scores: Type.Integer(),
      }),
    ),
  }),
  refusals: [],
})
