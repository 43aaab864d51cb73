import { Type } from 'typebox'
import { FreeText } from '../free-text.ts'
import { defineRoute } from '../route.ts'
import { Day, Id, Line, OneOf, Prose } from '../words.ts'

const Level = OneOf(['zhuanke', 'benke'])

/** A pass under the active 准考证. */
const TransferableScore = Type.Object({
  id: Id,
  course: Line,
  courseName: Line,
  credits: Type.Optional(Type.Number()),
  /** The score in words: 「86 分」, 「优秀」. */
  score: Line,
  obtainedOn: Day,
  source: Line,
  /** The theory whose practice part it is: both go together. */
  theory: Type.Optional(Line),
  /** Why it may not go; absent: it may. */
  why: Type.Optional(Prose),
  /** A better pass of the same course takes it along. */
  goesAlong: Type.Boolean(),
})

export const transferOutChoices = defineRoute({
  id: 'transferOutChoices',
  method: 'GET',
  path: '/api/portal/transfer-out/choices',
  summary:
    'What 本市转出 begins with: the scores of the active 准考证, which may go, and why not the others (TRO-01)',
  access: { actor: 'candidate', ticket: true },
  reply: Type.Object({
    ticketNo: Line,
    majorName: Line,
    /** Why nothing may go, in words; empty: something may. */
    whyNot: Type.Array(Prose),
    scores: Type.Array(TransferableScore),
  }),
  refusals: ['ticket_switched', 'not_found'],
})

export const destinationMajors = defineRoute({
  id: 'destinationMajors',
  method: 'GET',
  path: '/api/portal/transfer-out/majors',
  summary: 'The majors of a province that can be transferred into (TRO-01)',
  access: { actor: 'candidate' },
  query: Type.Object(
    { province: FreeText('compared', { fold: 'line', minLength: 1, maxLength: 20 }) },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    majors: Type.Array(Type.Object({ level: Level, code: Line, name: Line })),
  }),
  refusals: [],
})
