import { Type } from 'typebox'
import { FreeText } from './free-text.ts'
import { defineRoute } from './route.ts'
import { Done, Id, IdParams, Line, VersionSeen } from './words.ts'

/** EVI-02: an image is at most 1 MB as stored, and as sent. */
export const MAX_IMAGE_BYTES = 1_048_576
/** The most images that a credential can have. */
export const MAX_IMAGES = 6

/** Why a photograph is not taken in, whichever way it comes (EVI-03, EVI-08). */
export const PHOTOGRAPH_REFUSALS = [
  'upload_missing',
  'upload_incomplete',
  'image_limit',
  'image_empty',
  'image_too_large',
  'image_not_a_picture',
  'image_animated',
  'image_too_many_pixels',
  'image_too_small',
  'image_broken',
  'photo_unfit',
] as const

const Word = (maxLength: number) => Type.Optional(FreeText('sealed', { maxLength }))
/** As the paper prints it (EVI-07). */
const PrintedNumber = Type.Optional(FreeText('sealed', { fold: 'certificate_no', maxLength: 80 }))

/** What a candidate wrote about a credential; which of these a type has and needs, the rulebook says (EVI-01). */
export const CredentialFields = Type.Object(
  {
    number: PrintedNumber,
    /** 2004-06-30, or 2004-06 where the paper names the month only. */
    obtainedOn: Word(10),
    province: Word(20),
    remark: Word(200),
    onlineCode: PrintedNumber,
    reportNo: PrintedNumber,
    /** 学历层次 of a 毕业证书. */
    qualification: Word(20),
  },
  { additionalProperties: false },
)
export type CredentialFields = Type.Static<typeof CredentialFields>

export const ImageView = Type.Object({
  id: Id,
  width: Type.Integer(),
  height: Type.Integer(),
  bytes: Type.Integer(),
  /** SHA-256 of the file, hexadecimal; absent in what was filed before it was kept. */
  digest: Type.Optional(Line),
})
export type ImageView = Type.Static<typeof ImageView>

export const CredentialView = Type.Object({
  id: Id,
  type: Line,
  version: Type.Integer(),
  fields: CredentialFields,
  images: Type.Array(ImageView),
  /** EVI-05: an application that rested on it was approved. */
  accepted: Type.Boolean(),
  /** It was filed before: it can be chosen again; to change it is to change it for what is filed from now on. */
  filed: Type.Boolean(),
})
export type CredentialView = Type.Static<typeof CredentialView>

export const listCredentials = defineRoute({
  id: 'listCredentials',
  method: 'GET',
  path: '/api/portal/credentials',
  summary: 'The wallet: every credential that the person has entered (EVI-05)',
  access: { actor: 'candidate' },
  reply: Type.Object({ credentials: Type.Array(CredentialView) }),
  refusals: [],
})

export const addCredential = defineRoute({
  id: 'addCredential',
  method: 'POST',
  path: '/api/portal/credentials',
  summary: 'Begins a credential of a type (EVI-01)',
  access: { actor: 'candidate' },
  perMinute: 60,
  body: Type.Object(
    { type: FreeText('compared', { fold: 'own_code', minLength: 1, maxLength: 40 }) },
    { additionalProperties: false },
  ),
  reply: CredentialView,
  refusals: ['credential_type_unknown', 'credential_limit', 'too_many_requests'],
})

export const saveCredential = defineRoute({
  id: 'saveCredential',
  method: 'PUT',
  path: '/api/portal/credentials/:id',
  summary: 'Saves what was typed, complete or not; the version must be the one that was read',
  access: { actor: 'candidate' },
  // A page saves once a second while somebody types; twice that is for what two devices do.
  perMinute: 120,
  params: IdParams,
  body: Type.Object({ version: VersionSeen, fields: CredentialFields }, { additionalProperties: false }),
  reply: CredentialView,
  refusals: ['not_found', 'stale', 'too_many_requests'],
})

export const removeCredential = defineRoute({
  id: 'removeCredential',
  method: 'DELETE',
  path: '/api/portal/credentials/:id',
  effect: 'ends',
  summary: 'Takes a credential out of the wallet; what was filed with it stays filed',
  access: { actor: 'candidate' },
  perMinute: 60,
  params: IdParams,
  reply: Done,
  refusals: ['not_found', 'too_many_requests'],
})

export const addImage = defineRoute({
  id: 'addImage',
  method: 'POST',
  path: '/api/portal/credentials/:id/images',
  summary: 'Takes in one photograph, PNG or JPG of at most 1 MB: decoded, stripped, encoded anew (EVI-03)',
  access: { actor: 'candidate' },
  perMinute: 60,
  params: IdParams,
  upload: { maxBytes: MAX_IMAGE_BYTES },
  reply: ImageView,
  refusals: ['not_found', ...PHOTOGRAPH_REFUSALS, 'too_many_requests'],
})

export const removeImage = defineRoute({
  id: 'removeImage',
  method: 'DELETE',
  path: '/api/portal/images/:id',
  effect: 'ends',
  summary: 'Takes a photograph out of its credential; what was filed with it stays filed',
  access: { actor: 'candidate' },
  perMinute: 60,
  params: IdParams,
  reply: Done,
  refusals: ['not_found', 'too_many_requests'],
})

export const ownImage = defineRoute({
  id: 'ownImage',
  method: 'GET',
  path: '/api/portal/images/:id',
  summary: 'One of the person’s own photographs (EVI-03)',
  access: { actor: 'candidate' },
  params: IdParams,
  reply: { file: ['image/jpeg', 'image/png'] },
  refusals: ['not_found', 'image_damaged'],
})

export const reviewImage = defineRoute({
  id: 'reviewImage',
  method: 'GET',
  path: '/api/office/images/:id',
  summary: 'A photograph that was filed with an application in the reviewer’s scope (EVI-03)',
  access: { actor: 'staff', grant: 'review.decide' },
  params: IdParams,
  reply: { file: ['image/jpeg', 'image/png'] },
  refusals: ['not_found', 'image_damaged'],
})
