import { parseMarkCell } from '../scores/mark-cell.ts'
import { type Grade, isPassed, type ScoreOutcome } from '../scores/score.ts'
import type { SupplementProblem } from './supplement-day.ts'
import { supplementTexts as texts } from './supplements.texts.ts'

/** A result that can be registered later: a mark or a grade, and a pass. */
export type SupplementOutcome = { kind: 'marked'; mark: number } | { kind: 'graded'; grade: Grade }

/** The result that was typed, or what is wrong with it. Only passed results are registered later. */
export function readSupplementMark(
  field: string,
  value: string,
): { outcome: SupplementOutcome } | { problem: SupplementProblem } {
  const cell = parseMarkCell(value)
  if (!cell.ok) return { problem: { field, code: cell.problem, text: texts.mark[cell.problem] } }
  const { outcome } = cell
  if (outcome.kind !== 'marked' && outcome.kind !== 'graded')
    return { problem: { field, code: 'mark_no_result', text: texts.markNoResult } }
  if (!isPassed({ outcome, state: 'valid' }))
    return { problem: { field, code: 'mark_failed', text: texts.markFailed } }
  return { outcome }
}

/** 优秀 90–100, 良好 80–89, 中等 70–79, 合格 60–69: a grade is compared by the least of its marks. */
const LEAST: Readonly<Record<Grade, number>> = { excellent: 90, good: 80, medium: 70, pass: 60, fail: 0 }

/** Whether a result is better than one on record. An exemption is no result that could be bettered, and stands beside it. */
export function isBetter(one: SupplementOutcome, recorded: ScoreOutcome): boolean {
  switch (recorded.kind) {
    case 'marked':
    case 'graded':
      return worth(one) > worth(recorded)
    case 'exempted':
    case 'absent':
    case 'violation':
      return true
    default:
      return recorded satisfies never
  }
}

function worth(outcome: SupplementOutcome): number {
  return outcome.kind === 'marked' ? outcome.mark : LEAST[outcome.grade]
}
