import { Type } from 'typebox'
import { FreeText } from '../free-text.ts'
import { defineRoute } from '../route.ts'
import { ScoreDoubtKind, ScoreDoubtState } from '../score-doubts.ts'
import { Done, Id, IdParams, Instant, Line, Prose } from '../words.ts'

const WITHIN = { actor: 'staff', grant: 'correction.request' } as const

export const ScoreDoubtView = Type.Object({
  id: Id,
  personId: Id,
  personName: Line,
  ticketNo: Line,
  courseCode: Line,
  courseName: Line,
  kind: ScoreDoubtKind,
  explanation: Prose,
  state: ScoreDoubtState,
  askedAt: Instant,
  answeredBy: Type.Optional(Line),
  answeredAt: Type.Optional(Instant),
  answer: Type.Optional(Prose),
})
export type ScoreDoubtView = Type.Static<typeof ScoreDoubtView>

export const listScoreDoubts = defineRoute({
  id: 'listScoreDoubts',
  method: 'GET',
  path: '/api/office/score-doubts',
  summary: '成绩疑问 of candidates in the actor’s scope, every open one, then 100 others at most (GRA-02)',
  access: WITHIN,
  reply: Type.Object({ doubts: Type.Array(ScoreDoubtView) }),
  refusals: [],
})

export const answerScoreDoubt = defineRoute({
  id: 'answerScoreDoubt',
  method: 'POST',
  path: '/api/office/score-doubts/:id/answer',
  summary:
    'Answers a 成绩疑问; a wrong score is corrected by a correction of two people, beside it (GRA-02, IMP-03)',
  access: WITHIN,
  params: IdParams,
  body: Type.Object(
    {
      outcome: Type.Union([Type.Literal('settled'), Type.Literal('refused')]),
      note: FreeText('masked', { minLength: 4, maxLength: 500 }),
    },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: ['not_found', 'stale'],
})
