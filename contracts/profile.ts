import { Type } from 'typebox'
import { FreeText } from './free-text.ts'
import { defineRoute } from './route.ts'
import { Done, Instant, Line, Password } from './words.ts'

export const changeContact = defineRoute({
  id: 'changeContact',
  method: 'PUT',
  path: '/api/portal/person/contact',
  effect: 'sets',
  summary: 'Replaces address, postcode and e-mail at once; what is absent is no longer on record (PRF-01)',
  access: { actor: 'candidate' },
  perMinute: 30,
  body: Type.Object(
    {
      email: Type.Optional(FreeText('sealed', { fold: 'email', maxLength: 120 })),
      address: Type.Optional(FreeText('sealed', { fold: 'line', maxLength: 120 })),
      postcode: Type.Optional(FreeText('sealed', { fold: 'digits', maxLength: 10 })),
    },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: ['too_many_requests'],
})

export const waitingPhoneCode = defineRoute({
  id: 'waitingPhoneCode',
  method: 'GET',
  path: '/api/portal/person/phone/code',
  summary:
    'The code that was sent to a new phone and can still be typed, whichever page asked for it (PRF-01)',
  access: { actor: 'candidate' },
  reply: Type.Object({
    /** Absent: none was sent, or it was used, has expired or was typed wrongly too often. */
    sent: Type.Optional(Type.Object({ phoneMasked: Line, until: Instant })),
  }),
  refusals: [],
})

export const sendNewPhoneCode = defineRoute({
  id: 'sendNewPhoneCode',
  method: 'POST',
  path: '/api/portal/person/phone/code',
  summary: 'Sends a code to the new phone, for the password: the phone recovers the account (PRF-01)',
  access: { actor: 'candidate' },
  perMinute: 30,
  body: Type.Object(
    { phone: FreeText('sealed', { fold: 'phone', minLength: 1, maxLength: 30 }), currentPassword: Password },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: [
    'sms_unavailable',
    'password_wrong',
    'sign_in_locked',
    'stale',
    'code_too_soon',
    'code_limit',
    'too_many_requests',
  ],
})

export const changePhone = defineRoute({
  id: 'changePhone',
  method: 'PUT',
  path: '/api/portal/person/phone',
  effect: 'sets',
  summary: 'Makes the phone to which the code was sent the registered one, and tells the old one (PRF-01)',
  access: { actor: 'candidate' },
  perMinute: 30,
  body: Type.Object(
    { code: FreeText('compared', { fold: 'one_time_code', minLength: 1, maxLength: 20 }) },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: ['code_wrong', 'too_many_requests'],
})
