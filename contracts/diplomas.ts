import { Type } from 'typebox'
import { defineRoute } from './route.ts'
import { Day, Id, Instant, Line } from './words.ts'

export const OwnDiploma = Type.Object({
  id: Id,
  ticketNo: Line,
  schoolName: Line,
  majorCode: Line,
  majorName: Line,
  level: Line,
  batchName: Line,
  diplomaNo: Line,
  graduatesOn: Day,
  issuedAt: Instant,
  revokedAt: Type.Optional(Instant),
  /** 毕业证明书 issued when the diploma was lost. */
  certificates: Type.Array(Type.Object({ certificateNo: Type.Integer(), issuedAt: Instant })),
})
export type OwnDiploma = Type.Static<typeof OwnDiploma>

export const listOwnDiplomas = defineRoute({
  id: 'listOwnDiplomas',
  method: 'GET',
  path: '/api/portal/diplomas',
  summary: 'The own diplomas of all 准考证, each from the instant of its publication on (GRA-12)',
  access: { actor: 'candidate' },
  reply: Type.Object({ diplomas: Type.Array(OwnDiploma) }),
  refusals: [],
})
