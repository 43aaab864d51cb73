import { textOf } from '#modules/imports/public.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { parseMarkCell } from '#rulebook/scores/mark-cell.ts'
import { OUTCOME_WORDS } from '#rulebook/scores/score.texts.ts'
import type { ScoreOutcome } from '#rulebook/scores/score.ts'
import { FIRST_DAY, readPassedOn } from '#rulebook/transfer-in/read-passed-on.ts'
import type { CellOf } from '#server/import-kind.ts'
import { shownText } from './shown-text.ts'

/** What was attained in a course, and when, as it is staged. */
export interface InboundResult {
  outcome: Extract<ScoreOutcome, { kind: 'marked' | 'graded' }> | undefined
  passedOn: string
  /** What is shown of the cells. */
  cells: readonly string[]
  problems: readonly string[]
}

/** The columns that say what was attained. */
export const WORDS_OF_RESULT = ['mark', 'passedOn', 'scoreSource'] as const

/** Reads what was attained, and when (TRI-01). `today` is the day of the check. */
export function readInboundResult(cellOf: CellOf, today: string): InboundResult {
  const { outcome, problem } = outcomeIn(textOf(cellOf, 'mark'))
  const day = dayIn(textOf(cellOf, 'passedOn'), today)
  return {
    outcome,
    passedOn: day.passedOn,
    cells: WORDS_OF_RESULT.map((key) => shownText(cellOf, key)),
    problems: problem === undefined ? day.problems : [...day.problems, problem],
  }
}

function dayIn(text: string, today: string): Pick<InboundResult, 'passedOn' | 'problems'> {
  const isBlank = text.trim() === ''
  const passedOn = readPassedOn(text)
  const checks: [string, boolean][] = [
    ['passed_on_missing', isBlank],
    ['passed_on_form', !isBlank && passedOn === undefined],
    ['passed_on_early', passedOn !== undefined && passedOn < FIRST_DAY],
    ['passed_on_future', passedOn !== undefined && passedOn > today],
  ]
  return {
    passedOn: passedOn ?? today,
    problems: checks.filter(([, holds]) => holds).map(([problem]) => problem),
  }
}

/** A mark or a grade. What was missed, punished or exempted elsewhere is no result that could be transferred. */
function outcomeIn(text: string): { outcome: InboundResult['outcome']; problem: string | undefined } {
  if (fold('mark', text) === OUTCOME_WORDS.exempted) return { outcome: undefined, problem: 'mark_exempted' }
  const read = parseMarkCell(text)
  if (!read.ok) return { outcome: undefined, problem: read.problem }
  const { outcome } = read
  if (outcome.kind === 'marked' || outcome.kind === 'graded') return { outcome, problem: undefined }
  return { outcome: undefined, problem: 'mark_no_result' }
}
