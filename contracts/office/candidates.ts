import { Type } from 'typebox'
import { ApplicationState } from '../applications.ts'
import { FreeText } from '../free-text.ts'
import { TicketSummary } from '../portal.ts'
import { defineRoute } from '../route.ts'
import { ScoreView } from '../scores.ts'
import { ServiceName } from '../services.ts'
import { Id, IdParams, Instant, Line, Prose, TotpCode } from '../words.ts'

export const CandidateRow = Type.Object({
  personId: Id,
  name: Line,
  idNumberMasked: Line,
  tickets: Type.Array(TicketSummary),
})
export type CandidateRow = Type.Static<typeof CandidateRow>

export const findCandidates = defineRoute({
  id: 'findCandidates',
  // What is searched for may be an ID number: it stands in the body, for addresses are logged on their way.
  method: 'POST',
  path: '/api/office/candidates/search',
  summary:
    'Finds candidates in scope by name (from its first characters), 准考证号, or whole ID number; 50 at most',
  access: { actor: 'staff', grant: 'candidate.search' },
  perMinute: 60,
  body: Type.Object(
    { q: FreeText('compared', { fold: 'line', minLength: 2, maxLength: 60 }) },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    candidates: Type.Array(CandidateRow),
    more: Type.Boolean(),
    /** Whether those shown are the first by pinyin; of a surname that thousands have, they are not. */
    isInOrder: Type.Boolean(),
  }),
  refusals: ['too_many_requests'],
})

/** What a candidate applied for, the newest 50 that the actor finds; `inAll`: how many there are. */
const RecordApplications = Type.Object({
  inAll: Type.Integer(),
  shown: Type.Array(
    Type.Object({
      id: Id,
      service: ServiceName,
      applicationNo: Type.Integer(),
      title: Line,
      ticketNo: Line,
      state: ApplicationState,
      filedAt: Instant,
      movedAt: Instant,
      /** Whether this person reviews for its school. */
      canOpen: Type.Boolean(),
    }),
  ),
})
export type RecordApplications = Type.Static<typeof RecordApplications>

export const candidateRecord = defineRoute({
  id: 'candidateRecord',
  method: 'GET',
  path: '/api/office/candidates/:id',
  summary:
    'A candidate’s record in scope: numbers masked, scores with state and publication, applications, the newest 50 (ACC-02)',
  access: { actor: 'staff', grant: 'candidate.find' },
  params: IdParams,
  reply: Type.Object({
    candidate: CandidateRow,
    idType: Line,
    phoneMasked: Type.Optional(Line),
    accountState: Line,
    hasPhoto: Type.Boolean(),
    scores: Type.Array(
      Type.Intersect([ScoreView, Type.Object({ ticketNo: Line, published: Type.Boolean() })]),
    ),
    applications: RecordApplications,
  }),
  refusals: ['not_found'],
})

export const candidatePhoto = defineRoute({
  id: 'candidatePhoto',
  method: 'GET',
  path: '/api/office/candidates/:id/photo',
  summary: 'The photograph on the record of a candidate in scope (ACC-02, PRF-01)',
  access: { actor: 'staff', grant: 'candidate.find' },
  perMinute: 60,
  params: IdParams,
  reply: { file: ['image/jpeg', 'image/png'] },
  refusals: ['not_found', 'image_damaged', 'too_many_requests'],
})

export const revealNumber = defineRoute({
  id: 'revealNumber',
  method: 'POST',
  path: '/api/office/candidates/:id/reveal',
  summary:
    'Shows an ID number or phone in full, with a reason, recorded, with a daily cap; asks for a one-time code again (ACC-02)',
  access: { actor: 'staff', grant: 'candidate.reveal' },
  params: IdParams,
  body: Type.Object(
    {
      field: Type.Union([Type.Literal('idNumber'), Type.Literal('phone')]),
      reason: FreeText('masked', { minLength: 4, maxLength: 200 }),
      /** The one-time code, where `proof_needed` has asked for it. */
      code: Type.Optional(TotpCode),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ value: Line }),
  refusals: ['not_found', 'reveal_limit', 'proof_needed', 'totp_wrong', 'sign_in_locked'],
})

const RecoveryRequestView = Type.Object({
  id: Id,
  claimedName: Line,
  ticketNo: Line,
  contact: Line,
  explanation: Prose,
  /** Whether the number, the name and the 准考证号 belong together on record. */
  matches: Type.Boolean(),
  recordName: Type.Optional(Line),
  idNumberMasked: Type.Optional(Line),
  /** The phone on record, where the owner hears of every step. */
  phoneMasked: Type.Optional(Line),
  createdAt: Instant,
  /** Who asked in the name of a caller: never whoever checks or decides. */
  start: Type.Optional(Type.Object({ by: Line, isOwn: Type.Boolean() })),
  state: Type.Union([
    Type.Literal('open'),
    Type.Literal('checked'),
    Type.Literal('granted'),
    Type.Literal('refused'),
  ]),
  /** What the first officer checked; `isOwn`: by whoever asks, so that another has to decide. */
  check: Type.Optional(Type.Object({ by: Line, at: Instant, note: Prose, isOwn: Type.Boolean() })),
  decision: Type.Optional(
    Type.Object({ by: Line, at: Instant, note: Prose, isCodeUsed: Type.Optional(Type.Boolean()) }),
  ),
})

export const listRecoveryRequests = defineRoute({
  id: 'listRecoveryRequests',
  method: 'GET',
  path: '/api/office/recovery-requests',
  summary:
    'Requests for a lost password without the phone, 50 a page: of candidates on record, of nobody on record, or decided (ACC-03)',
  access: { actor: 'staff', grant: 'recovery.decide' },
  query: Type.Object(
    {
      list: Type.Optional(
        Type.Union([Type.Literal('open'), Type.Literal('unmatched'), Type.Literal('handled')]),
      ),
      /** The last request of the page before. */
      after: Type.Optional(Id),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    requests: Type.Array(RecoveryRequestView),
    more: Type.Boolean(),
    /** How many wait in each list. */
    open: Type.Integer(),
    unmatched: Type.Integer(),
  }),
  refusals: [],
})

export const decideRecoveryRequest = defineRoute({
  id: 'decideRecoveryRequest',
  method: 'POST',
  path: '/api/office/recovery-requests/:id/decision',
  summary:
    'The first officer checks the evidence, a second one gives a one-time code; either refuses; nobody chooses a password (ACC-03)',
  access: { actor: 'staff', grant: 'recovery.decide' },
  params: IdParams,
  body: Type.Object(
    {
      decision: Type.Union([Type.Literal('grant'), Type.Literal('refuse')]),
      /** The state in which the officer saw the request. */
      seen: Type.Union([Type.Literal('open'), Type.Literal('checked')]),
      note: FreeText('masked', { minLength: 4, maxLength: 200 }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ code: Type.Optional(Line) }),
  refusals: ['not_found', 'stale', 'second_person', 'recovery_unknown'],
})
