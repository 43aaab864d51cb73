import type { ScoreView } from '#contracts/scores.ts'
import { type Grade, isPassed, type ScoreOutcome, type ScoreState } from '#rulebook/scores/score.ts'
import type { SheetRow } from './score-sheet.store.ts'

/** Shows a score as its owner sees it (SCO-02): only the fields listed here leave the server. */
export function viewScore(row: SheetRow): ScoreView {
  return {
    id: row.id,
    courseCode: row.course_code,
    courseName: row.course_name,
    ...(row.credits === null ? {} : { credits: row.credits }),
    ...(row.sitting_number === null ? {} : { sittingNumber: row.sitting_number }),
    ...(row.sitting_name === null ? {} : { sittingName: row.sitting_name }),
    source: row.source,
    ...(row.is_supplement ? { isSupplement: true as const } : {}),
    kind: row.outcome,
    ...(row.mark === null ? {} : { mark: row.mark }),
    ...(row.grade === null ? {} : { grade: row.grade }),
    passed: isPassed({ outcome: outcomeOf(row), state: row.state as ScoreState }),
    state: row.state,
    obtainedOn: row.obtained_on,
    corrected: row.version > 1,
  }
}

/** Reads the outcome from a row: the table's checks guarantee that the columns fit together. */
export function outcomeOf(row: { outcome: string; mark: number | null; grade: string | null }): ScoreOutcome {
  if (row.outcome === 'marked') return { kind: 'marked', mark: row.mark ?? 0 }
  if (row.outcome === 'graded') return { kind: 'graded', grade: (row.grade ?? 'fail') as Grade }
  return { kind: row.outcome as 'exempted' | 'absent' | 'violation' }
}
