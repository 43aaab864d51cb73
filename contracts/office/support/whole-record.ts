import { Type } from 'typebox'
import { FreeText } from '../../free-text.ts'
import { defineRoute } from '../../route.ts'
import { ScoreView } from '../../scores.ts'
import { Day, Id, IdParams, Instant, Line, OneOf, Prose } from '../../words.ts'
import { CandidateRow } from '../candidates.ts'

/** What happened to a candidate, the newest first: 100 at once, the older ones when they are asked for. */
const RecordLists = Type.Object({
  applications: Type.Array(
    Type.Object({
      id: Id,
      applicationNo: Type.Integer(),
      ticketNo: Line,
      service: Line,
      title: Line,
      state: Line,
      filedAt: Instant,
      movedAt: Instant,
      amendUntil: Type.Optional(Instant),
      /** Why it was not passed, or what is to be amended, as the candidate reads it. */
      reasons: Type.Array(Prose),
      note: Type.Optional(Prose),
    }),
  ),
  messages: Type.Array(
    Type.Object({
      id: Id,
      at: Instant,
      ticketNo: Type.Optional(Line),
      title: Line,
      body: Prose,
      readAt: Type.Optional(Instant),
    }),
  ),
  payments: Type.Array(
    Type.Object({
      id: Id,
      orderNo: Line,
      ticketNo: Line,
      title: Line,
      fen: Type.Integer(),
      state: Line,
      at: Instant,
    }),
  ),
  /** Text messages and letters that went out, without what they said. */
  deliveries: Type.Array(
    Type.Object({
      id: Id,
      at: Instant,
      kind: Type.Union([Type.Literal('text'), Type.Literal('letter')]),
      state: Line,
      failure: Type.Optional(Line),
    }),
  ),
  signIns: Type.Array(Type.Object({ id: Id, at: Instant, outcome: Line, address: Line, agent: Line })),
  recoveries: Type.Array(
    Type.Object({ id: Id, at: Instant, state: Line, decidedAt: Type.Optional(Instant) }),
  ),
})
export type RecordLists = Type.Static<typeof RecordLists>

export const RECORD_LISTS = [
  'applications',
  'messages',
  'payments',
  'deliveries',
  'signIns',
  'recoveries',
] as const satisfies readonly (keyof RecordLists)[]
const RecordList = OneOf(RECORD_LISTS)
export type RecordList = Type.Static<typeof RecordList>

/** Everything that a candidate who calls may ask about; numbers masked, nothing that could be used to sign in. */
export const WholeRecord = Type.Object({
  candidate: CandidateRow,
  idType: Line,
  phoneMasked: Type.Optional(Line),
  accountState: Line,
  registeredOn: Day,
  scores: Type.Array(Type.Intersect([ScoreView, Type.Object({ ticketNo: Line, published: Type.Boolean() })])),
  ...RecordLists.properties,
  /** The lists that have older ones than those shown. */
  more: Type.Array(RecordList),
})
export type WholeRecord = Type.Static<typeof WholeRecord>

export const openWholeRecord = defineRoute({
  id: 'openWholeRecord',
  method: 'POST',
  path: '/api/office/candidates/:id/opening',
  summary:
    'A candidate’s whole record for whoever answers their call, with a reason, recorded (ACC-02, TRL-01)',
  access: { actor: 'staff', grant: 'candidate.support' },
  perMinute: 30,
  params: IdParams,
  body: Type.Object(
    { reason: FreeText('masked', { minLength: 4, maxLength: 200 }) },
    { additionalProperties: false },
  ),
  reply: WholeRecord,
  refusals: ['not_found', 'too_many_requests'],
})

export const olderOfRecord = defineRoute({
  id: 'olderOfRecord',
  method: 'POST',
  path: '/api/office/candidates/:id/opening/older',
  summary:
    'The next older 100 of one list of a candidate’s whole record, with a reason, recorded (ACC-02, TRL-01)',
  access: { actor: 'staff', grant: 'candidate.support' },
  perMinute: 30,
  params: IdParams,
  body: Type.Object(
    {
      reason: FreeText('masked', { minLength: 4, maxLength: 200 }),
      list: RecordList,
      /** How many of it are shown already. */
      shown: Type.Integer({ minimum: 1, maximum: 100_000 }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ ...Type.Partial(RecordLists).properties, more: Type.Boolean() }),
  refusals: ['not_found', 'too_many_requests'],
})
