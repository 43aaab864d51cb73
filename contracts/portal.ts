import { Type } from 'typebox'
import { FreeText } from './free-text.ts'
import { defineRoute } from './route.ts'
import { ScoreView } from './scores.ts'
import { ServiceCode } from './services.ts'
import { Day, Done, Id, IdParams, Instant, Line, Password, Prose } from './words.ts'

export const TicketSummary = Type.Object({
  id: Id,
  ticketNo: Line,
  schoolName: Line,
  majorCode: Line,
  majorName: Line,
  /** 专科 or 专升本 */
  level: Line,
  state: Line,
})
export type TicketSummary = Type.Static<typeof TicketSummary>

/** A 准考证 by its number, where nothing else about it is needed. */
export const TicketName = Type.Object({ id: Id, ticketNo: Line })
export type TicketName = Type.Static<typeof TicketName>

export const portalSession = defineRoute({
  id: 'portalSession',
  method: 'GET',
  path: '/api/portal/session',
  summary: 'Who is signed in, at what stage, with which 准考证 (HOM-01), and when the session ends (LOG-07)',
  access: { actor: 'public' },
  reply: Type.Object({
    stage: Type.Union([Type.Literal('none'), Type.Literal('activation'), Type.Literal('ready')]),
    /** In activation: only whether a phone is registered; nothing personal is shown before (LOG-02). */
    hasPhone: Type.Optional(Type.Boolean()),
    /** By which a page that was drawn for somebody else notices that another person has signed in since. */
    personId: Type.Optional(Id),
    name: Type.Optional(Line),
    tickets: Type.Optional(Type.Array(TicketSummary)),
    activeTicketId: Type.Optional(Id),
    unreadMessages: Type.Optional(Type.Integer()),
    /** Seconds without a request after which the session ends. */
    idleSeconds: Type.Optional(Type.Integer()),
    /** Seconds until the session ends in any case; not an instant, because the browser's clock may be wrong. */
    endsInSeconds: Type.Optional(Type.Integer()),
  }),
  refusals: [],
})

export const portalSignOut = defineRoute({
  id: 'portalSignOut',
  method: 'POST',
  path: '/api/portal/sign-out',
  summary: 'Ends this session (LOG-07)',
  access: { actor: 'activation' },
  reply: Done,
  refusals: [],
})

export const sendActivationCode = defineRoute({
  id: 'sendActivationCode',
  method: 'POST',
  path: '/api/portal/activation/code',
  summary: 'Sends a code to the registered phone, as the second proof of an activation (LOG-02)',
  access: { actor: 'activation' },
  reply: Done,
  refusals: ['sms_unavailable', 'phone_missing', 'code_too_soon', 'code_limit'],
})

export const activate = defineRoute({
  id: 'activate',
  method: 'POST',
  path: '/api/portal/activation',
  summary: 'Chooses the own password in place of the initial one, with a second proof (LOG-02)',
  access: { actor: 'activation' },
  body: Type.Object(
    {
      proof: Type.Object(
        {
          kind: Type.Union([Type.Literal('ticket'), Type.Literal('code')]),
          /** A 准考证号 folds like a code: digits without what stands between them. */
          value: FreeText('compared', { fold: 'one_time_code', minLength: 1, maxLength: 40 }),
        },
        { additionalProperties: false },
      ),
      newPassword: Password,
    },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: ['second_proof_wrong', 'password_weak', 'sign_in_locked', 'stale', 'activation_closed'],
})

export const switchTicket = defineRoute({
  id: 'switchTicket',
  method: 'PUT',
  path: '/api/portal/active-ticket',
  effect: 'sets',
  summary: 'Makes another of the person’s 准考证 the active one, without signing in again (HOM-01)',
  access: { actor: 'candidate' },
  perMinute: 60,
  body: Type.Object({ ticketId: Id }, { additionalProperties: false }),
  reply: Done,
  refusals: ['not_found', 'too_many_requests'],
})

export const changePassword = defineRoute({
  id: 'changePassword',
  method: 'POST',
  path: '/api/portal/password',
  summary: 'Changes the password with the current one; ends all other sessions (LOG-07)',
  access: { actor: 'candidate' },
  perMinute: 60,
  body: Type.Object({ currentPassword: Password, newPassword: Password }, { additionalProperties: false }),
  reply: Done,
  refusals: ['password_wrong', 'password_weak', 'sign_in_locked', 'stale', 'too_many_requests'],
})

export const ownSignIns = defineRoute({
  id: 'ownSignIns',
  method: 'GET',
  path: '/api/portal/sign-ins',
  summary: 'The person’s own recent sign-ins, newest first, 30 at most (LOG-07)',
  access: { actor: 'candidate' },
  reply: Type.Object({
    signIns: Type.Array(Type.Object({ at: Instant, address: Line, agent: Line, outcome: Line })),
  }),
  refusals: [],
})

/** What is open now and what is not, for the school of a 准考证 (HOM-03, HOM-04). */
export const OpenServices = Type.Object({
  open: Type.Array(Type.Object({ service: ServiceCode, closesAt: Instant, round: Line })),
  notOpen: Type.Array(
    Type.Object({
      service: ServiceCode,
      closedAt: Type.Optional(Instant),
      opensAt: Type.Optional(Instant),
      nextExpected: Type.Optional(Line),
    }),
  ),
  /** Why nothing can be filed under the active 准考证; absent: it is 在籍. */
  barred: Type.Optional(Line),
  serverTime: Instant,
})
export type OpenServices = Type.Static<typeof OpenServices>

export const openServices = defineRoute({
  id: 'openServices',
  method: 'GET',
  path: '/api/portal/services',
  summary: 'What is open now and what is not, for the active 准考证 (HOM-03, HOM-04)',
  access: { actor: 'candidate', ticket: true },
  reply: OpenServices,
  refusals: ['ticket_switched'],
})

export const scoreSheet = defineRoute({
  id: 'scoreSheet',
  method: 'GET',
  path: '/api/portal/scores',
  summary: 'The published scores of the active 准考证: the latest sitting and all earlier ones (SCO-01…03)',
  access: { actor: 'candidate', ticket: true },
  reply: Type.Object({
    /** The most recent published sitting; absent before the first publication. */
    latest: Type.Optional(Type.Object({ number: Type.Integer(), name: Line })),
    ticketNo: Line,
    scores: Type.Array(ScoreView),
  }),
  refusals: ['ticket_switched'],
})

export const scoreLife = defineRoute({
  id: 'scoreLife',
  method: 'GET',
  path: '/api/portal/scores/:id/life',
  summary: 'Where a score came from, and each correction with its reason (SCO-04)',
  access: { actor: 'candidate', ticket: true },
  params: IdParams,
  reply: Type.Object({
    score: ScoreView,
    events: Type.Array(Type.Object({ at: Instant, what: Line, detail: Prose })),
  }),
  refusals: ['not_found', 'ticket_switched'],
})

export const ownRecord = defineRoute({
  id: 'ownRecord',
  method: 'GET',
  path: '/api/portal/person',
  summary: 'The person’s own record, numbers masked',
  access: { actor: 'candidate' },
  reply: Type.Object({
    name: Line,
    idType: Line,
    idNumberMasked: Line,
    phoneMasked: Type.Optional(Line),
    email: Type.Optional(Line),
    address: Type.Optional(Line),
    postcode: Type.Optional(Line),
    gender: Type.Optional(Line),
    ethnicity: Type.Optional(Line),
    /** The image of the photo on record (PRF-01). */
    photoId: Type.Optional(Id),
    registeredOn: Day,
    tickets: Type.Array(TicketSummary),
  }),
  refusals: [],
})

const MessageView = Type.Object({
  id: Id,
  /** The 准考证 that it concerns, active or not (HOM-07); absent: the account. */
  ticket: Type.Optional(TicketName),
  title: Line,
  body: Prose,
  link: Type.Optional(Line),
  at: Instant,
  read: Type.Boolean(),
})

export const ownMessages = defineRoute({
  id: 'ownMessages',
  method: 'GET',
  path: '/api/portal/messages',
  summary: 'The inbox, newest first, 100 at most',
  access: { actor: 'candidate' },
  reply: Type.Object({ messages: Type.Array(MessageView), more: Type.Boolean() }),
  refusals: [],
})

export const readMessage = defineRoute({
  id: 'readMessage',
  method: 'POST',
  path: '/api/portal/messages/:id/read',
  summary: 'Marks a message as read',
  access: { actor: 'candidate' },
  perMinute: 60,
  params: IdParams,
  reply: Done,
  refusals: ['not_found', 'too_many_requests'],
})
