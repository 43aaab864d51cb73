import { Type } from 'typebox'
import { defineRoute } from '../route.ts'
import { Done, IdParams, Line, VersionSeen } from '../words.ts'

const WITHIN = { actor: 'staff', grant: 'review.decide' } as const
const Major = Type.Object({ code: Line, name: Line })

export const destinationMajor = defineRoute({
  id: 'destinationMajor',
  method: 'GET',
  path: '/api/office/reviews/:id/destination-major',
  summary:
    'The major that the candidate of a transfer typed, what staff found for it, and the list of the province (TRO-01)',
  access: WITHIN,
  params: IdParams,
  reply: Type.Object({
    /** Absent: it was chosen from the list, and there is nothing to settle. */
    typed: Type.Optional(Major),
    settled: Type.Optional(Major),
    majors: Type.Array(Major),
  }),
  refusals: ['not_found'],
})

export const settleMajor = defineRoute({
  id: 'settleMajor',
  method: 'PUT',
  path: '/api/office/reviews/:id/destination-major',
  summary:
    'Settles the code of a major that the candidate typed: before the last approval, and recorded (TRO-01)',
  access: WITHIN,
  params: IdParams,
  body: Type.Object(
    {
      revision: VersionSeen,
      majorCode: Type.String({
        pattern: '^[0-9A-Z]{4,10}$',
        maxLength: 10,
        'x-fold': 'major_code',
        'x-words': '专业代码应为 4 到 10 位数字或大写字母，例如 120203K。',
      }),
    },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: ['not_found', 'stale', 'review_revised'],
})
