import { fold } from '../folding/fold.ts'
import { GRADE_WORDS, OUTCOME_WORDS } from './score.texts.ts'
import type { ScoreOutcome } from './score.ts'

export type MarkProblem = 'mark_missing' | 'mark_not_a_number' | 'mark_out_of_range' | 'mark_not_whole'

export type MarkCell = { ok: true; outcome: ScoreOutcome } | { ok: false; problem: MarkProblem }

const WORDS = new Map<string, ScoreOutcome>([
  [OUTCOME_WORDS.absent, { kind: 'absent' }],
  [OUTCOME_WORDS.violation, { kind: 'violation' }],
  ...Object.entries(GRADE_WORDS).map(([grade, word]): [string, ScoreOutcome] => [
    word,
    { kind: 'graded', grade: grade as keyof typeof GRADE_WORDS },
  ]),
  // Practice files of some schools say it so.
  ['优', { kind: 'graded', grade: 'excellent' }],
  ['良', { kind: 'graded', grade: 'good' }],
  ['中', { kind: 'graded', grade: 'medium' }],
  ['及格', { kind: 'graded', grade: 'pass' }],
  ['通过', { kind: 'graded', grade: 'pass' }],
  ['不及格', { kind: 'graded', grade: 'fail' }],
  ['不通过', { kind: 'graded', grade: 'fail' }],
])

/**
 * What a cell of the mark column says: a whole mark of 0 to 100 (`78`, `78.0`, full-width too), a grade, 缺考 or
 * 违纪; otherwise what is wrong with it (IMP-02). 免考 is refused: an exemption is no result of an examination.
 */
export function parseMarkCell(text: string): MarkCell {
  const folded = fold('mark', text)
  if (folded === '') return { ok: false, problem: 'mark_missing' }
  const named = WORDS.get(folded)
  if (named) return { ok: true, outcome: named }
  if (!/^-?\d+(\.\d+)?$/.test(folded)) return { ok: false, problem: 'mark_not_a_number' }
  const mark = Number(folded)
  if (folded.startsWith('-') || mark > 100) return { ok: false, problem: 'mark_out_of_range' }
  // By its characters: 59.99999999999999999 is a whole 60 to a floating-point number.
  if (!/^\d+(\.0+)?$/.test(folded)) return { ok: false, problem: 'mark_not_whole' }
  return { ok: true, outcome: { kind: 'marked', mark } }
}
