import { Type } from 'typebox'
import { defineRoute } from '../../route.ts'
import { ServiceName } from '../../services.ts'
import { Id, Instant, Line } from '../../words.ts'

export const roundFigures = defineRoute({
  id: 'roundFigures',
  method: 'GET',
  path: '/api/office/round-figures',
  summary:
    'What became of the applications of each window that is open or closed within the last 60 days, in the actor’s scope; a minute old at most (REV-01)',
  access: { actor: 'staff', grant: 'window.view' },
  reply: Type.Object({
    countedAt: Instant,
    windows: Type.Array(
      Type.Object({
        id: Id,
        service: ServiceName,
        round: Line,
        schoolName: Type.Optional(Line),
        closesAt: Instant,
        /** Applications whose newest version was filed in this window, withdrawn ones too. */
        filed: Type.Integer(),
        /** What waits at 初审 and at 复审. */
        atSchool: Type.Integer(),
        atAuthority: Type.Integer(),
        /** Asked back to the candidate (REV-10). */
        amending: Type.Integer(),
        approved: Type.Integer(),
        rejected: Type.Integer(),
        withdrawn: Type.Integer(),
      }),
    ),
  }),
  refusals: [],
})
