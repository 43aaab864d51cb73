import { Type } from 'typebox'
import { ScoreOutcome } from '../scores.ts'
import { Day, Id, Line, Prose } from '../words.ts'

export const COURSE_NAME = { code: Line, name: Line }
export const CourseName = Type.Object(COURSE_NAME)
export type CourseName = Type.Static<typeof CourseName>

/** A score as a line names it. */
const LineScore = Type.Object({
  course: CourseName,
  outcome: ScoreOutcome,
  source: Line,
  passedOn: Day,
  /** The 准考证 under which it was earned, where it is another one than the active. */
  ticketNo: Type.Optional(Line),
  /** Why it does not count (AUD-04). */
  why: Type.Optional(Line),
  /** Taken as passed for this forecast. */
  isAssumed: Type.Boolean(),
})
export type LineScore = Type.Static<typeof LineScore>

/** A rule of 顶替, with its source. */
export const Rule = Type.Object({
  id: Line,
  old: Type.Array(CourseName),
  new: Type.Array(CourseName),
  words: Type.Optional(Prose),
  source: Prose,
  /** The source is not the examination authority's own table. */
  isExample: Type.Boolean(),
})
export type SubstitutionView = Type.Static<typeof Rule>

const Why = Type.Union([
  Type.Object({ code: Type.Literal('scored') }),
  Type.Object({ code: Type.Literal('exempted') }),
  Type.Object({ code: Type.Literal('substituted'), rule: Rule }),
  Type.Object({ code: Type.Literal('applied'), application: Id }),
  Type.Object({ code: Type.Literal('unusable') }),
  Type.Object({ code: Type.Literal('not_own_major') }),
  Type.Object({ code: Type.Literal('used_elsewhere'), course: CourseName }),
  Type.Object({ code: Type.Literal('passed_unused') }),
  Type.Object({ code: Type.Literal('not_offered') }),
  Type.Object({ code: Type.Literal('not_passed') }),
])

export const CourseLine = Type.Object({
  kind: Type.Literal('course'),
  depth: Type.Integer(),
  part: Type.Union([Type.Literal('plan'), Type.Literal('situation')]),
  course: CourseName,
  credits: Type.Number(),
  mode: Type.Union([Type.Literal('written'), Type.Literal('practice'), Type.Literal('thesis')]),
  isRequired: Type.Boolean(),
  isOnPath: Type.Boolean(),
  state: Type.Union([
    Type.Literal('met'),
    Type.Literal('waiting'),
    Type.Literal('unusable'),
    Type.Literal('missing'),
    Type.Literal('spare'),
  ]),
  why: Why,
  scores: Type.Array(LineScore),
})
export type CourseLineView = Type.Static<typeof CourseLine>

const SUM = { has: Type.Number(), needs: Type.Number() }
export const Sum = Type.Object(SUM)

export const GroupLine = Type.Object({
  kind: Type.Literal('group'),
  depth: Type.Integer(),
  part: Type.Union([Type.Literal('plan'), Type.Literal('situation')]),
  /** As the plan's text calls it. */
  name: Type.Optional(Line),
  members: Type.Integer(),
  courses: Sum,
  credits: Sum,
  isMet: Type.Boolean(),
})
export type GroupLineView = Type.Static<typeof GroupLine>

const Counted = Type.Union([
  Type.Literal('courses'),
  Type.Literal('credits'),
  Type.Literal('local'),
  Type.Literal('local_named'),
])
export const CountLine = Type.Object({ kind: Type.Literal('count'), counted: Counted, ...SUM })
