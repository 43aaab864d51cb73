import { Type } from 'typebox'
import { FreeText } from './free-text.ts'
import { defineRoute } from './route.ts'
import { Id, Instant, Line, Prose } from './words.ts'

/** What a candidate doubts about the record of a course. */
export const ScoreDoubtKind = Type.Union([
  Type.Literal('missing'),
  Type.Literal('wrong'),
  Type.Literal('other'),
])
export type ScoreDoubtKind = Type.Static<typeof ScoreDoubtKind>

export const ScoreDoubtState = Type.Union([
  Type.Literal('open'),
  Type.Literal('settled'),
  Type.Literal('refused'),
])
export type ScoreDoubtState = Type.Static<typeof ScoreDoubtState>

export const askScoreDoubt = defineRoute({
  id: 'askScoreDoubt',
  method: 'POST',
  path: '/api/portal/score-doubts',
  summary: '成绩疑问: says that a score is wrong or missing; it reaches the school, which answers (GRA-02)',
  access: { actor: 'candidate', ticket: true },
  perMinute: 20,
  body: Type.Object(
    {
      course: Type.String({
        pattern: '^[0-9]{5}$',
        maxLength: 5,
        'x-words': '课程代码应为 5 位数字，请从列表中选择。',
      }),
      kind: ScoreDoubtKind,
      explanation: FreeText('sealed', { fold: 'text', minLength: 4, maxLength: 500 }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ id: Id }),
  refusals: ['ticket_switched', 'not_found', 'doubt_open', 'too_many_requests'],
})

export const ownScoreDoubts = defineRoute({
  id: 'ownScoreDoubts',
  method: 'GET',
  path: '/api/portal/score-doubts',
  summary: 'The 成绩疑问 of the active 准考证, the newest first, with their answers (GRA-02)',
  access: { actor: 'candidate', ticket: true },
  reply: Type.Object({
    doubts: Type.Array(
      Type.Object({
        id: Id,
        courseCode: Line,
        courseName: Line,
        kind: ScoreDoubtKind,
        explanation: Prose,
        state: ScoreDoubtState,
        askedAt: Instant,
        answer: Type.Optional(Prose),
        answeredAt: Type.Optional(Instant),
      }),
    ),
  }),
  refusals: ['ticket_switched'],
})
