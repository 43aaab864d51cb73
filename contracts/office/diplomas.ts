import { Type } from 'typebox'
import { FreeText } from '../free-text.ts'
import { defineRoute } from '../route.ts'
import { Day, Done, Id, IdParams, Instant, Line, OneOf, Prose } from '../words.ts'
import { Verdict } from './reviews.ts'

const Reason = FreeText('masked', { minLength: 4, maxLength: 500 })
const closed = { additionalProperties: false } as const

export const DiplomaView = Type.Object({
  id: Id,
  diplomaNo: Line,
  sequenceNo: Type.Integer(),
  personId: Id,
  holderName: Line,
  ticketNo: Line,
  schoolName: Line,
  majorCode: Line,
  majorName: Line,
  level: Line,
  batchName: Line,
  graduatesOn: Day,
  /** `listed`: approved, and its instant has not come, or is halted. `withdrawn`: never came out. */
  state: OneOf(['listed', 'issued', 'withdrawn', 'revoked']),
  publishAt: Instant,
  endedAt: Type.Optional(Instant),
  /** An open request to revoke it. */
  revocation: Type.Optional(
    Type.Object({ id: Id, reason: Prose, requestedBy: Line, requestedAt: Instant, mine: Type.Boolean() }),
  ),
  /** Why it was revoked, and by whom. */
  revoked: Type.Optional(Type.Object({ reason: Prose, requestedBy: Line, decidedBy: Line })),
  /** 毕业证明书 issued for it: the number of the diploma stays. */
  certificates: Type.Array(
    Type.Object({ id: Id, certificateNo: Type.Integer(), reason: Prose, issuedBy: Line, issuedAt: Instant }),
  ),
})
export type DiplomaView = Type.Static<typeof DiplomaView>

export const findDiplomas = defineRoute({
  id: 'findDiplomas',
  method: 'POST',
  path: '/api/office/diplomas/search',
  summary:
    'The register: by a diploma number, a 准考证号 or the beginning of a name; without one, what waits for a second person; 50 at most (GRA-12)',
  access: { actor: 'staff', grant: 'graduation.view' },
  body: Type.Object(
    { q: Type.Optional(FreeText('compared', { fold: 'line', minLength: 2, maxLength: 60 })) },
    closed,
  ),
  reply: Type.Object({ diplomas: Type.Array(DiplomaView), more: Type.Boolean() }),
  refusals: [],
})

export const askRevocation = defineRoute({
  id: 'askRevocation',
  method: 'POST',
  path: '/api/office/diplomas/:id/revocation',
  summary: 'Asks for a published diploma to be revoked; nothing changes before a second person agrees',
  access: { actor: 'staff', grant: 'graduation.halt' },
  params: IdParams,
  body: Type.Object({ reason: Reason }, closed),
  reply: Type.Object({ id: Id }),
  refusals: ['not_found', 'diploma_state', 'revocation_open'],
})

export const decideRevocation = defineRoute({
  id: 'decideRevocation',
  method: 'POST',
  path: '/api/office/diploma-revocations/:id/decision',
  summary: 'A second person revokes the diploma, or keeps it; its number is never used again (GRA-12)',
  access: { actor: 'staff', grant: 'graduation.approve' },
  params: IdParams,
  body: Type.Object(
    { decision: Verdict, note: Type.Optional(FreeText('masked', { maxLength: 200 })) },
    closed,
  ),
  reply: Done,
  refusals: ['not_found', 'second_person', 'diploma_state'],
})

export const issueCertificate = defineRoute({
  id: 'issueCertificate',
  method: 'POST',
  path: '/api/office/diplomas/:id/certificates',
  summary: 'Records a 毕业证明书 for a lost diploma: a certificate of the fact, the number unchanged',
  access: { actor: 'staff', grant: 'graduation.propose' },
  params: IdParams,
  body: Type.Object({ reason: Reason }, closed),
  reply: Type.Object({ certificateNo: Type.Integer() }),
  refusals: ['not_found', 'diploma_state'],
})

export const graduateRoster = defineRoute({
  id: 'graduateRoster',
  method: 'GET',
  path: '/api/office/graduation-batches/:id/roster',
  summary: '毕业生名册 of a batch, of the schools in scope, as a spreadsheet; ID numbers are masked',
  access: { actor: 'staff', grant: 'graduation.view' },
  perMinute: 30,
  params: IdParams,
  query: Type.Object({ schoolId: Type.Optional(Id) }, closed),
  reply: { file: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] },
  refusals: ['not_found', 'too_many_requests'],
})
