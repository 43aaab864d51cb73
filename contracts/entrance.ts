import { Type } from 'typebox'
import { FreeText } from './free-text.ts'
import { defineRoute } from './route.ts'
import { CaptchaProof, CaptchaToken, Done, Instant, Line, OneOf, Password, Prose } from './words.ts'

/** What both entrances need before anybody has signed in. */

const TypedNumber = FreeText('compared', { fold: 'id_number', minLength: 1, maxLength: 40 })

/**
 * What a captcha is for; it counts for nothing else, and from no other network (LOG-04). A token names it by its place: a node of an earlier
 * version reads it too, so that another one is added at the end.
 */
export const CAPTCHA_PURPOSES = ['sign_in', 'recovery', 'office_sign_in'] as const
export type CaptchaPurpose = (typeof CAPTCHA_PURPOSES)[number]
const CaptchaOrder = Type.Object({ purpose: OneOf(CAPTCHA_PURPOSES) }, { additionalProperties: false })

export const newCaptcha = defineRoute({
  id: 'newCaptcha',
  method: 'POST',
  path: '/api/captchas',
  summary: 'A fresh captcha image, good for one use within a few minutes (LOG-04)',
  access: { actor: 'public' },
  perMinute: 600,
  body: CaptchaOrder,
  reply: Type.Object({
    id: CaptchaToken,
    /** A PNG as a data URL. */
    image: Type.String({ maxLength: 200_000 }),
    /** Only in demonstration mode. */
    demonstrationAnswer: Type.Optional(Line),
  }),
  refusals: ['too_many_requests'],
})

export const newWork = defineRoute({
  id: 'newWork',
  method: 'POST',
  path: '/api/captchas/work',
  summary: 'The non-visual alternative: a puzzle that the browser solves by computing (LOG-04)',
  access: { actor: 'public' },
  perMinute: 600,
  body: CaptchaOrder,
  reply: Type.Object({ id: CaptchaToken, salt: Line, bits: Type.Integer({ minimum: 1, maximum: 32 }) }),
  refusals: ['too_many_requests'],
})

export const publicTexts = defineRoute({
  id: 'publicTexts',
  method: 'GET',
  path: '/api/texts',
  summary: 'Hotline, QQ numbers, browser advice and notices, as staff last edited them (LOG-06)',
  access: { actor: 'public' },
  reply: Type.Object({
    hotline: Line,
    qqNumbers: Line,
    browserAdvice: Prose,
    notice: Prose,
    demonstration: Type.Boolean(),
    /** Whether codes can be sent to phones (LOG-08). */
    canText: Type.Boolean(),
    serverTime: Instant,
  }),
  refusals: [],
})

export const demonstrationAccounts = defineRoute({
  id: 'demonstrationAccounts',
  method: 'GET',
  path: '/api/demonstration',
  summary: 'The sample accounts and the visible SMS outbox; exists in demonstration mode only',
  access: { actor: 'public' },
  reply: Type.Object({
    candidates: Type.Array(
      Type.Object({ name: Line, story: Line, idNumber: Line, password: Line, ticketNos: Type.Array(Line) }),
    ),
    staff: Type.Array(
      Type.Object({ name: Line, post: Line, username: Line, password: Line, currentCode: Line }),
    ),
    outbox: Type.Array(Type.Object({ to: Line, text: Prose, at: Instant })),
  }),
  refusals: ['not_found'],
})

export const portalSignIn = defineRoute({
  id: 'portalSignIn',
  method: 'POST',
  path: '/api/portal/sign-in',
  summary: 'A candidate signs in with ID number, password and captcha (LOG-01, LOG-02)',
  access: { actor: 'public' },
  body: Type.Object(
    {
      idNumber: TypedNumber,
      password: Password,
      /** Asked for beside the initial password while that is tried too often (LOG-09). */
      ticketNo: Type.Optional(FreeText('compared', { fold: 'ticket_no', minLength: 1, maxLength: 40 })),
      captcha: CaptchaProof,
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ stage: Type.Union([Type.Literal('activation'), Type.Literal('ready')]) }),
  refusals: [
    'sign_in_failed',
    'sign_in_locked',
    'captcha_wrong',
    'overloaded',
    'registration_away',
    'activation_closed',
    'activation_needs_ticket',
  ],
})

export const requestRecoveryCode = defineRoute({
  id: 'requestRecoveryCode',
  method: 'POST',
  path: '/api/portal/recovery/code',
  summary: 'Asks for a code to the registered phone; the answer is the same whether there is one (LOG-08)',
  access: { actor: 'public' },
  perMinute: 60,
  body: Type.Object({ idNumber: TypedNumber, captcha: CaptchaProof }, { additionalProperties: false }),
  reply: Done,
  refusals: ['captcha_wrong', 'sms_unavailable', 'too_many_requests'],
})

export const resetByCode = defineRoute({
  id: 'resetByCode',
  method: 'POST',
  path: '/api/portal/recovery/reset',
  summary: 'Sets a new password with the code from the phone, or with the one that staff handed out (LOG-08)',
  access: { actor: 'public' },
  perMinute: 60,
  body: Type.Object(
    {
      idNumber: TypedNumber,
      code: FreeText('compared', { fold: 'one_time_code', minLength: 4, maxLength: 20 }),
      newPassword: Password,
    },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: ['code_wrong', 'password_weak', 'sign_in_locked', 'too_many_requests'],
})

export const requestManualRecovery = defineRoute({
  id: 'requestManualRecovery',
  method: 'POST',
  path: '/api/portal/recovery/requests',
  summary: 'Without the phone: a request that staff handle with evidence (LOG-08)',
  access: { actor: 'public' },
  perMinute: 30,
  body: Type.Object(
    {
      idNumber: TypedNumber,
      name: FreeText('masked', { fold: 'person_name', minLength: 1, maxLength: 60 }),
      ticketNo: FreeText('masked', { fold: 'ticket_no', minLength: 1, maxLength: 40 }),
      contact: FreeText('sealed', { minLength: 5, maxLength: 60 }),
      explanation: FreeText('sealed', { minLength: 5, maxLength: 500 }),
      captcha: CaptchaProof,
    },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: ['captcha_wrong', 'too_many_requests'],
})
