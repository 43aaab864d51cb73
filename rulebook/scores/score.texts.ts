import type { Grade, ScoreOutcome, ScoreSource, ScoreState } from './score.ts'

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

/** An outcome as a sentence has it: 「86 分」「良好」「免考」. */
export function outcomeWords(outcome: ScoreOutcome): string {
  return outcome.kind === 'marked' ? `${outcome.mark} 分` : markWords(outcome)
}

/** An outcome as a column of marks has it: 「86」「良好」「免考」. */
export function markWords(outcome: ScoreOutcome): string {
  switch (outcome.kind) {
    case 'marked':
      return `${outcome.mark}`
    case 'graded':
      return GRADE_WORDS[outcome.grade]
    case 'exempted':
    case 'absent':
    case 'violation':
      return OUTCOME_WORDS[outcome.kind]
    default:
      return outcome satisfies never
  }
}
