import { Type } from 'typebox'
import { FreeText } from '../free-text.ts'
import { defineRoute } from '../route.ts'
import { CaptchaProof, Done, Id, Instant, Line, Password, TotpCode } from '../words.ts'

export const officeSignIn = defineRoute({
  id: 'officeSignIn',
  method: 'POST',
  path: '/api/office/sign-in',
  summary:
    'Staff sign in with user name, password, captcha and TOTP code (ACC-01); the first time without a code',
  access: { actor: 'public' },
  body: Type.Object(
    {
      username: FreeText('compared', { fold: 'username', minLength: 1, maxLength: 40 }),
      password: Password,
      code: Type.Optional(TotpCode),
      captcha: CaptchaProof,
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ stage: Type.Union([Type.Literal('enrolment'), Type.Literal('ready')]) }),
  refusals: ['staff_sign_in_failed', 'sign_in_locked', 'captcha_wrong', 'totp_wrong', 'overloaded'],
})

export const officeSession = defineRoute({
  id: 'officeSession',
  method: 'GET',
  path: '/api/office/session',
  summary: 'Who is signed in at the desk, with which roles and grants',
  access: { actor: 'public' },
  reply: Type.Object({
    stage: Type.Union([Type.Literal('none'), Type.Literal('enrolment'), Type.Literal('ready')]),
    name: Type.Optional(Line),
    username: Type.Optional(Line),
    roles: Type.Optional(
      Type.Array(Type.Object({ role: Line, schoolId: Type.Optional(Id), schoolName: Type.Optional(Line) })),
    ),
    grants: Type.Optional(Type.Array(Line)),
    idleSeconds: Type.Optional(Type.Integer()),
    expiresAt: Type.Optional(Instant),
  }),
  refusals: [],
})

export const officeSignOut = defineRoute({
  id: 'officeSignOut',
  method: 'POST',
  path: '/api/office/sign-out',
  summary: 'Ends this session',
  access: { actor: 'staff_enrolment' },
  reply: Done,
  refusals: [],
})

export const enrolmentSecret = defineRoute({
  id: 'enrolmentSecret',
  method: 'POST',
  path: '/api/office/enrolment/secret',
  summary: 'A new TOTP secret to put into an authenticator app; valid once confirmed (ACC-01)',
  access: { actor: 'staff_enrolment' },
  reply: Type.Object({
    secret: Line,
    uri: Type.String({ maxLength: 400 }),
    qr: Type.String({ maxLength: 20_000 }),
  }),
  refusals: ['not_permitted'],
})

export const enrol = defineRoute({
  id: 'enrol',
  method: 'POST',
  path: '/api/office/enrolment',
  summary: 'Sets the own password and confirms the second factor, in place of the one-time password',
  access: { actor: 'staff_enrolment' },
  body: Type.Object({ newPassword: Password, code: TotpCode }, { additionalProperties: false }),
  reply: Done,
  refusals: ['password_weak', 'totp_wrong', 'not_permitted'],
})
