import { Type } from 'typebox'
import { defineRoute } from '../route.ts'
import { Id, IdParams, Instant, Line, Prose } from '../words.ts'

export const DegreeReplayView = Type.Object({
  id: Id,
  startedAt: Instant,
  finishedAt: Type.Optional(Instant),
  rulesVersion: Line,
  decisions: Type.Integer(),
  differences: Type.Integer(),
})
export type DegreeReplayView = Type.Static<typeof DegreeReplayView>

export const listDegreeReplays = defineRoute({
  id: 'listDegreeReplays',
  method: 'GET',
  path: '/api/office/degree-replays',
  summary: 'The nightly replays of all graduation decisions, the newest thirty (AUD-09)',
  access: { actor: 'staff', grant: 'degree.replay' },
  reply: Type.Object({ replays: Type.Array(DegreeReplayView) }),
  refusals: [],
})

export const DegreeDifference = Type.Object({
  decisionId: Id,
  applicationNo: Type.Integer(),
  ticketNo: Line,
  decidedAt: Instant,
  rulesVersion: Line,
  /** The answer that was decided by, and the one that the same case gives today. */
  kept: Prose,
  recomputed: Prose,
})
export type DegreeDifference = Type.Static<typeof DegreeDifference>

export const oneDegreeReplay = defineRoute({
  id: 'oneDegreeReplay',
  method: 'GET',
  path: '/api/office/degree-replays/:id',
  summary: 'One replay with each difference, a hundred at most (AUD-09)',
  access: { actor: 'staff', grant: 'degree.replay' },
  params: IdParams,
  reply: Type.Object({ replay: DegreeReplayView, found: Type.Array(DegreeDifference) }),
  refusals: ['not_found'],
})
