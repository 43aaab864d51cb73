import { Type } from 'typebox'
import { FreeText } from './free-text.ts'
import { defineRoute } from './route.ts'
import { Id, IdParams, Line, TotpCode } from './words.ts'

const PDF = { file: ['application/pdf'] } as const
const WITHIN = { actor: 'staff', grant: 'review.decide' } as const

export const ownRegistrationForm = defineRoute({
  id: 'ownRegistrationForm',
  method: 'GET',
  path: '/api/portal/applications/:id/registration-form',
  summary: 'The 《毕业生登记表》 of an own application as a PDF file, as it was filed last (GRA-11)',
  access: { actor: 'candidate' },
  perMinute: 20,
  params: IdParams,
  reply: PDF,
  refusals: ['not_found', 'form_outdated', 'image_damaged', 'too_many_requests'],
})

export const ownTransferForm = defineRoute({
  id: 'ownTransferForm',
  method: 'GET',
  path: '/api/portal/applications/:id/transfer-form',
  summary: 'The 《转考（转出）登记表》 of an own application that is approved, as a PDF file (TRO-02)',
  access: { actor: 'candidate' },
  perMinute: 20,
  params: IdParams,
  reply: PDF,
  refusals: ['not_found', 'form_outdated', 'too_many_requests'],
})

export const transferFormAtDesk = defineRoute({
  id: 'transferFormAtDesk',
  method: 'GET',
  path: '/api/office/reviews/:id/transfer-form',
  summary: 'The 《转考（转出）登记表》 as a PDF file with the whole ID number: recorded (TRO-02)',
  access: WITHIN,
  perMinute: 60,
  params: IdParams,
  reply: PDF,
  refusals: ['not_found', 'form_outdated', 'too_many_requests'],
})

export const transferFormAtSigning = defineRoute({
  id: 'transferFormAtSigning',
  method: 'GET',
  path: '/api/office/departures/:id/transfer-form',
  summary:
    'The 《转考（转出）登记表》 of a departure, as a PDF file with the whole ID number, for the school that has it signed: recorded (TRO-02)',
  access: { actor: 'staff', grant: 'departure.sign' },
  perMinute: 60,
  params: IdParams,
  reply: PDF,
  refusals: ['not_found', 'form_outdated', 'too_many_requests'],
})

export const registrationFormAtDesk = defineRoute({
  id: 'registrationFormAtDesk',
  method: 'GET',
  path: '/api/office/reviews/:id/registration-form',
  summary:
    'The 《毕业生登记表》 as a PDF file: with the whole ID number, and recorded, once the application is approved (GRA-11)',
  access: WITHIN,
  perMinute: 60,
  params: IdParams,
  reply: PDF,
  refusals: ['not_found', 'form_outdated', 'image_damaged', 'too_many_requests'],
})

export const registrationFormCharacters = defineRoute({
  id: 'registrationFormCharacters',
  method: 'GET',
  path: '/api/office/reviews/:id/registration-form/characters',
  summary:
    'Which characters of a 《毕业生登记表》 no font has: what will be printed as 〓 with its code (GRA-11)',
  access: WITHIN,
  params: IdParams,
  reply: Type.Object({ unprintable: Type.Array(Type.Object({ character: Line, code: Line })) }),
  refusals: ['not_found'],
})

export const printRoster = defineRoute({
  id: 'printRoster',
  method: 'POST',
  path: '/api/office/graduation-batches/:id/roster-paper',
  summary:
    'The 毕业生名册 of one school in a batch as a PDF file, with whole ID numbers: recorded, and asks for a one-time code again (GRA-12)',
  access: { actor: 'staff', grant: 'graduation.approve' },
  perMinute: 20,
  params: IdParams,
  body: Type.Object(
    {
      schoolId: Id,
      /** The one-time code, where `proof_needed` has asked for it. */
      code: Type.Optional(TotpCode),
    },
    { additionalProperties: false },
  ),
  reply: PDF,
  refusals: ['not_found', 'proof_needed', 'totp_wrong', 'sign_in_locked', 'too_many_requests'],
})

export const printCertificate = defineRoute({
  id: 'printCertificate',
  method: 'POST',
  path: '/api/office/graduation-certificates/:id/paper',
  summary:
    'A 毕业证明书 as a PDF file, with the whole ID number: recorded, and asks for a one-time code again (GRA-12)',
  access: { actor: 'staff', grant: 'graduation.propose' },
  perMinute: 20,
  params: IdParams,
  body: Type.Object({ code: Type.Optional(TotpCode) }, { additionalProperties: false }),
  reply: PDF,
  refusals: [
    'not_found',
    'diploma_state',
    'proof_needed',
    'totp_wrong',
    'sign_in_locked',
    'too_many_requests',
  ],
})

export const scoreSheetPaper = defineRoute({
  id: 'scoreSheetPaper',
  method: 'GET',
  path: '/api/portal/scores/paper',
  summary:
    'The published scores of one 准考证 or of all of a person as a PDF file that a third party can verify (SCO-05)',
  access: { actor: 'candidate', ticket: true },
  perMinute: 20,
  query: Type.Object(
    {
      tickets: Type.Union([Type.Literal('active'), Type.Literal('all')]),
      scores: Type.Union([Type.Literal('all'), Type.Literal('passed')]),
    },
    { additionalProperties: false },
  ),
  reply: PDF,
  refusals: ['ticket_switched', 'too_many_requests'],
})

const JSON_FILE = { file: ['application/json'] } as const

export const paperKeys = defineRoute({
  id: 'paperKeys',
  method: 'GET',
  path: '/.well-known/kaoji-paper-keys.json',
  summary: 'The public keys of papers, the retired and the revoked included (VER-02)',
  access: { actor: 'public' },
  perMinute: 60,
  reply: JSON_FILE,
  refusals: ['too_many_requests'],
})

export const revokedPapers = defineRoute({
  id: 'revokedPapers',
  method: 'GET',
  path: '/.well-known/kaoji-revoked-papers.json',
  summary:
    'The papers that do not hold any more, as a signed list that only the holder of a paper finds it in (VER-02)',
  access: { actor: 'public' },
  perMinute: 60,
  reply: JSON_FILE,
  refusals: ['too_many_requests'],
})

export const findPaper = defineRoute({
  id: 'findPaper',
  method: 'POST',
  path: '/api/papers/find',
  summary:
    'The signed statement of a paper whose number and code were typed; a wrong code and an unknown number are one answer (VER-01)',
  access: { actor: 'public' },
  perMinute: 10,
  body: Type.Object(
    {
      paperNo: FreeText('compared', { fold: 'captcha', minLength: 1, maxLength: 60 }),
      code: FreeText('compared', { fold: 'captcha', minLength: 1, maxLength: 40 }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ statement: Type.String({ maxLength: 1_000 }) }),
  refusals: ['paper_not_found', 'too_many_requests'],
})
