import { formatDate } from '#rulebook/beijing-time.ts'
import { markWords, OUTCOME_WORDS, STATE_WORDS, sourceWords } from '#rulebook/scores/score.texts.ts'
import { isPassed, type ScoreOutcome, type ScoreSource, type ScoreState } from '#rulebook/scores/score.ts'
import { outcomeOf } from '../score.view.ts'
import type { SheetRow } from '../score-sheet.store.ts'
import type { SheetScore } from './score-sheet-paper.ts'

/** SCO-05: puts a score into the words of the 成绩单. */
export function sheetScore(row: SheetRow): SheetScore {
  const outcome = outcomeOf(row)
  const state = row.state as ScoreState
  return {
    courseCode: row.course_code,
    courseName: row.course_name,
    credits: row.credits === null ? '' : `${row.credits}`,
    mark: markWords(outcome),
    source: sourceWords({ source: row.source as ScoreSource, isSupplement: row.is_supplement }),
    obtained: row.sitting_name ?? formatDate(row.obtained_on),
    result: resultWords(outcome, state),
  }
}

/** Whether the 成绩单 that lists passed courses only has this score. */
export function isListedAsPassed(row: SheetRow): boolean {
  return isPassed({ outcome: outcomeOf(row), state: row.state as ScoreState })
}

/** Sums up what was passed; a course that was passed twice counts once (AUD-02). */
export function sumsOf(rows: readonly SheetRow[]): string {
  const passed = new Map(
    rows.filter(isListedAsPassed).map(({ course_code: code, credits }) => [code, Number(credits ?? 0)]),
  )
  // Credits have one decimal; whole tenths add up exactly.
  const tenths = [...passed.values()].reduce((sum, credits) => sum + Math.round(credits * 10), 0)
  return `合格 ${passed.size} 门，${tenths / 10} 学分`
}

function resultWords(outcome: ScoreOutcome, state: ScoreState): string {
  if (state !== 'valid') return STATE_WORDS[state]
  if (isPassed({ outcome, state })) return '合格'
  return outcome.kind === 'absent' || outcome.kind === 'violation' ? OUTCOME_WORDS[outcome.kind] : '不合格'
}
