import type { Grade, ScoreSource, ScoreState } from './score.ts'

/** SCO-02 */
export const SOURCE_WORDS: Record<ScoreSource, string> = {
  exam: '统考',
  practice: '实践',
  exemption: '免考',
  transfer_in: '转入',
  supplement: '补登',
  substitution: '顶替',
}

/** SCO-02, SUP-03: the source of a score; a transfer that 成绩补登 registered is told apart from one of the national exchange. */
export function sourceWords({
  source,
  isSupplement,
}: {
  source: ScoreSource
  isSupplement: boolean
}): string {
  return isSupplement ? `${SOURCE_WORDS[source]}（补登）` : SOURCE_WORDS[source]
}

/** SCO-02 */
export const STATE_WORDS: Record<ScoreState, string> = {
  valid: '正常',
  transferred_out: '已转出',
  void: '作废',
}

/** The five grades of a thesis. */
export const GRADE_WORDS: Record<Grade, string> = {
  excellent: '优秀',
  good: '良好',
  medium: '中等',
  pass: '合格',
  fail: '不合格',
}

/** Outcomes without a mark or grade. */
export const OUTCOME_WORDS = { exempted: '免考', absent: '缺考', violation: '违纪' } as const
