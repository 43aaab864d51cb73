import { Type } from 'typebox'
import { FreeText } from '../free-text.ts'
import { defineRoute } from '../route.ts'
import { LARGEST_EXCHANGE_FILE } from '../transfers/transfer-package.ts'
import { Day, Done, Id, IdParams, Instant, Line, OneOf, VersionSeen } from '../words.ts'

/** What another province says of one person, as far as it does not depend on who that is here. */
const ArrivalFacts = {
  id: Id,
  arrivalNo: Type.Integer(),
  name: Line,
  /** Masked. */
  idNumber: Line,
  idTypeName: Line,
  originProvince: Line,
  originTicketNo: Line,
  originMajor: Type.Optional(Line),
  destinationTicketNo: Type.Optional(Line),
  arrivedAt: Instant,
}

export const UnmatchedArrival = Type.Object({
  ...ArrivalFacts,
  courses: Type.Integer(),
  /** Why the machine did not decide, in words; none: nobody here is known by that number and name. */
  reasons: Type.Array(Line),
})
export type UnmatchedArrival = Type.Static<typeof UnmatchedArrival>

export const listUnmatched = defineRoute({
  id: 'listUnmatchedArrivals',
  method: 'GET',
  path: '/api/office/arrivals',
  summary: 'Inbound transfers whose person is not settled, the oldest first, 100 at most (TRI-01)',
  access: { actor: 'staff', grant: 'arrival.match' },
  query: Type.Object(
    { which: Type.Optional(OneOf(['undecided', 'unknown'])) },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    arrivals: Type.Array(UnmatchedArrival),
    undecided: Type.Integer(),
    unknown: Type.Integer(),
  }),
  refusals: [],
})

const PossibleTicket = Type.Object({
  id: Id,
  ticketNo: Line,
  schoolName: Line,
  majorName: Line,
  stateName: Line,
  isActive: Type.Boolean(),
  passedCourses: Type.Integer(),
})

const PossibleOwner = Type.Object({
  personId: Id,
  name: Line,
  isSameName: Type.Boolean(),
  idTypeName: Line,
  /** Masked. */
  idNumber: Line,
  /** How it compares with the number of the file, in words: 相同, 相差 1 个字符 … */
  numberWords: Line,
  isSameNumber: Type.Boolean(),
  reasons: Type.Array(Line),
  tickets: Type.Array(PossibleTicket),
})
export type PossibleOwner = Type.Static<typeof PossibleOwner>

export const ArrivalToMatch = Type.Object({
  arrival: Type.Object({ ...ArrivalFacts, version: Type.Integer() }),
  courses: Type.Array(
    Type.Object({ code: Line, name: Line, credits: Type.Number(), result: Line, passedOn: Day }),
  ),
  owners: Type.Array(PossibleOwner),
})
export type ArrivalToMatch = Type.Static<typeof ArrivalToMatch>

export const oneUnmatched = defineRoute({
  id: 'oneUnmatchedArrival',
  method: 'GET',
  path: '/api/office/arrivals/:id',
  summary: 'One of them beside the persons whom it may be for; another one is looked up by 准考证号 (TRI-01)',
  access: { actor: 'staff', grant: 'arrival.match' },
  params: IdParams,
  query: Type.Object(
    { ticketNo: Type.Optional(FreeText('compared', { fold: 'ticket_no', minLength: 4, maxLength: 30 })) },
    { additionalProperties: false },
  ),
  reply: ArrivalToMatch,
  refusals: ['not_found'],
})

export const matchArrivalTo = defineRoute({
  id: 'matchArrivalTo',
  method: 'POST',
  path: '/api/office/arrivals/:id/match',
  summary: 'Says whose it is, by a 准考证 of that person; the review begins (TRI-01)',
  access: { actor: 'staff', grant: 'arrival.match' },
  params: IdParams,
  body: Type.Object({ version: VersionSeen, ticketId: Id }, { additionalProperties: false }),
  reply: Done,
  refusals: ['not_found', 'stale', 'arrival_ticket_inactive'],
})

export const keepArrivalWaiting = defineRoute({
  id: 'keepArrivalWaiting',
  method: 'POST',
  path: '/api/office/arrivals/:id/keep-waiting',
  summary: 'Says that it is for none of these persons: it waits until its person registers (TRI-01)',
  access: { actor: 'staff', grant: 'arrival.match' },
  params: IdParams,
  body: Type.Object({ version: VersionSeen }, { additionalProperties: false }),
  reply: Done,
  refusals: ['not_found', 'stale'],
})

export const unmatchArrival = defineRoute({
  id: 'unmatchArrival',
  method: 'POST',
  path: '/api/office/arrivals/:id/unmatch',
  summary: 'Takes back whose it is, with the reason, as long as nobody has judged it (TRI-01)',
  access: { actor: 'staff', grant: 'arrival.match' },
  params: IdParams,
  body: Type.Object(
    { version: VersionSeen, reason: FreeText('masked', { minLength: 4, maxLength: 500 }) },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: ['not_found', 'stale', 'arrival_judged'],
})

export const TakenPackage = Type.Object({
  name: Line,
  originProvince: Line,
  /** Whether it is new, corrects an open or a confirmed record, or says what is here already. */
  outcome: OneOf(['new', 'corrected', 'corrects_confirmed', 'unchanged']),
  /** Whether its person is known, has to be settled by staff, or has not registered yet. */
  match: OneOf(['ticket', 'candidates', 'nobody']),
})
export type TakenPackage = Type.Static<typeof TakenPackage>

export const takeArrivalPackage = defineRoute({
  id: 'takeArrivalPackage',
  method: 'POST',
  path: '/api/office/arrival-packages',
  summary: 'Takes in one signed package of another installation, once (TRO-04, TRI-01)',
  access: { actor: 'staff', grant: 'arrival.match' },
  upload: { maxBytes: LARGEST_EXCHANGE_FILE },
  reply: TakenPackage,
  refusals: ['upload_missing', 'upload_too_large', 'upload_incomplete', 'package_refused'],
})
