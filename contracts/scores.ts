import { Type } from 'typebox'
import { Day, Id, Line } from './words.ts'

/** An outcome as data; the words are made where it is shown. */
export const ScoreOutcome = Type.Union([
  Type.Object(
    { kind: Type.Literal('marked'), mark: Type.Integer({ minimum: 0, maximum: 100 }) },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      kind: Type.Literal('graded'),
      grade: Type.Union([
        Type.Literal('excellent'),
        Type.Literal('good'),
        Type.Literal('medium'),
        Type.Literal('pass'),
        Type.Literal('fail'),
      ]),
    },
    { additionalProperties: false },
  ),
  Type.Object({ kind: Type.Literal('exempted') }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('absent') }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('violation') }, { additionalProperties: false }),
])
export type ScoreOutcome = Type.Static<typeof ScoreOutcome>

/** One score as its owner sees it (SCO-02). */
export const ScoreView = Type.Object({
  id: Id,
  courseCode: Line,
  courseName: Line,
  credits: Type.Optional(Type.Number()),
  sittingNumber: Type.Optional(Type.Integer()),
  sittingName: Type.Optional(Line),
  source: Line,
  /** SUP-03: a transfer of earlier years that 成绩补登 registered. */
  isSupplement: Type.Optional(Type.Literal(true)),
  kind: Line,
  mark: Type.Optional(Type.Integer()),
  grade: Type.Optional(Line),
  passed: Type.Boolean(),
  state: Line,
  obtainedOn: Day,
  corrected: Type.Boolean(),
})
export type ScoreView = Type.Static<typeof ScoreView>
