/** Where a score comes from (SCO-02). */
export const SCORE_SOURCES = [
  'exam',
  'practice',
  'exemption',
  'transfer_in',
  'supplement',
  'substitution',
] as const
export type ScoreSource = (typeof SCORE_SOURCES)[number]

/** 正常, 已转出, 作废 */
export const SCORE_STATES = ['valid', 'transferred_out', 'void'] as const
export type ScoreState = (typeof SCORE_STATES)[number]

/** 优秀 90–100, 良好 80–89, 中等 70–79, 合格 60–69, 不合格 (plan notes on the thesis). */
export const GRADES = ['excellent', 'good', 'medium', 'pass', 'fail'] as const
export type Grade = (typeof GRADES)[number]

/** What an attempt came to. */
export type ScoreOutcome =
  | { kind: 'marked'; mark: number }
  | { kind: 'graded'; grade: Grade }
  | { kind: 'exempted' }
  | { kind: 'absent' }
  | { kind: 'violation' }

/**
 * Whether a score of that source can have that outcome. Of an examination comes a result, and only a decision exempts: what was
 * exempted by one has no mark, and no result becomes an exemption (EXM-03). 补登 and 转入 bring both.
 */
export function fitsSource(source: ScoreSource, { kind }: ScoreOutcome): boolean {
  switch (source) {
    case 'exemption':
      return kind === 'exempted'
    case 'exam':
    case 'practice':
      return kind !== 'exempted'
    case 'transfer_in':
    case 'supplement':
    case 'substitution':
      return true
    default:
      return source satisfies never
  }
}

/** Of one hundred (every syllabus of the national examination says so). */
export const PASS_MARK = 60

/** Whether a score counts as a pass: 作废 and 已转出 never do (AUD-02). */
export function isPassed(score: { outcome: ScoreOutcome; state: ScoreState }): boolean {
  if (score.state !== 'valid') return false
  const { outcome } = score
  switch (outcome.kind) {
    case 'marked':
      return outcome.mark >= PASS_MARK
    case 'graded':
      return outcome.grade !== 'fail'
    case 'exempted':
      return true
    case 'absent':
    case 'violation':
      return false
    default:
      return outcome satisfies never
  }
}
