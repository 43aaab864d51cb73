import { Type } from 'typebox'
import { ImageView, MAX_IMAGE_BYTES, PHOTOGRAPH_REFUSALS } from '../evidence.ts'
import { defineRoute } from '../route.ts'
import { Done, Id, IdParams, Line, OneOf } from '../words.ts'

/** The most photographs that a phone can send over one link (EVI-08). */
export const MAX_PHONE_PHOTOS = 20

/** The four digits that both screens show. */
const Code = Type.String({ pattern: '^[0-9]{4}$', minLength: 4, maxLength: 4, 'x-words': '应为 4 位数字。' })
/** What the two-dimensional code carries. */
const LinkToken = Type.String({
  pattern: '^[A-Za-z0-9_-]{43}$',
  minLength: 43,
  maxLength: 43,
  'x-words': '二维码的内容不完整，请重新扫描。',
})

/** How a link stands while it can be used: nobody has opened it, a phone has, the person has confirmed that phone. */
const Stage = OneOf(['waiting', 'claimed', 'confirmed'])

export const openPhoneLink = defineRoute({
  id: 'openPhoneLink',
  method: 'POST',
  path: '/api/portal/phone-links',
  effect: 'sets',
  summary:
    'Opens a link over which a phone can send photographs to one credential; ends the one before (EVI-08)',
  access: { actor: 'candidate' },
  perMinute: 30,
  body: Type.Object({ credentialId: Id }, { additionalProperties: false }),
  reply: Type.Object({ id: Id, token: LinkToken, endsInSeconds: Type.Integer() }),
  refusals: ['not_found', 'stale', 'too_many_requests'],
})

export const phoneLink = defineRoute({
  id: 'phoneLink',
  method: 'GET',
  path: '/api/portal/phone-links/:id',
  summary: 'How the link stands, and the photographs of its credential (EVI-08)',
  access: { actor: 'candidate' },
  quiet: true,
  params: IdParams,
  reply: Type.Object({
    stage: Stage,
    code: Type.Optional(Code),
    received: Type.Integer(),
    endsInSeconds: Type.Integer(),
    images: Type.Array(ImageView),
  }),
  refusals: ['not_found', 'phone_link_expired', 'phone_link_ended', 'phone_link_signed_out'],
})

export const confirmPhoneLink = defineRoute({
  id: 'confirmPhoneLink',
  method: 'POST',
  path: '/api/portal/phone-links/:id/confirm',
  effect: 'sets',
  summary: 'Confirms that the phone is one’s own: it shows the same digits (EVI-08)',
  access: { actor: 'candidate' },
  perMinute: 60,
  params: IdParams,
  body: Type.Object({ code: Code }, { additionalProperties: false }),
  reply: Done,
  refusals: [
    'not_found',
    'phone_link_expired',
    'phone_link_ended',
    'phone_link_signed_out',
    'phone_link_code_wrong',
    'too_many_requests',
  ],
})

export const endPhoneLink = defineRoute({
  id: 'endPhoneLink',
  method: 'POST',
  path: '/api/portal/phone-links/:id/end',
  effect: 'ends',
  summary: 'Ends the link: the phone can send nothing more (EVI-08)',
  access: { actor: 'candidate' },
  perMinute: 60,
  params: IdParams,
  reply: Done,
  refusals: ['not_found', 'too_many_requests'],
})

/** What a phone learns: which paper to photograph, and how the link stands; nothing about the person. */
const PhoneView = Type.Object({
  linkId: Id,
  stage: Stage,
  code: Code,
  credentialType: Line,
  /** How many photographs the credential can still take. */
  room: Type.Integer(),
  endsInSeconds: Type.Integer(),
})

export const claimPhoneLink = defineRoute({
  id: 'claimPhoneLink',
  method: 'POST',
  path: '/api/phone/link',
  summary:
    'The first phone that opens a link takes it, and gets a cookie that can do nothing but send to it (EVI-08)',
  access: { actor: 'public' },
  // A whole network of phones may look like one address.
  perMinute: 120,
  body: Type.Object({ token: LinkToken }, { additionalProperties: false }),
  reply: PhoneView,
  refusals: [
    'phone_link_unknown',
    'phone_link_expired',
    'phone_link_taken',
    'phone_link_ended',
    'phone_link_signed_out',
    'too_many_requests',
  ],
})

export const linkOfPhone = defineRoute({
  id: 'linkOfPhone',
  method: 'GET',
  path: '/api/phone/link',
  summary: 'How the link of this phone stands (EVI-08)',
  access: { actor: 'public' },
  reply: PhoneView,
  refusals: ['phone_link_unknown', 'phone_link_expired', 'phone_link_ended', 'phone_link_signed_out'],
})

export const sendPhonePhoto = defineRoute({
  id: 'sendPhonePhoto',
  method: 'POST',
  path: '/api/phone/images',
  summary:
    'Takes in one photograph from a confirmed phone, as an ordinary upload is taken in (EVI-03, EVI-08)',
  access: { actor: 'public' },
  perMinute: 600,
  upload: { maxBytes: MAX_IMAGE_BYTES },
  reply: ImageView,
  refusals: [
    'phone_link_unknown',
    'phone_link_expired',
    'phone_link_ended',
    'phone_link_signed_out',
    'phone_link_unconfirmed',
    'phone_link_full',
    'not_found',
    ...PHOTOGRAPH_REFUSALS,
    'too_many_requests',
  ],
})
