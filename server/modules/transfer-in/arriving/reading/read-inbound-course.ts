import { textOf } from '#modules/imports/public.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { parseMarkCell } from '#rulebook/scores/mark-cell.ts'
import { OUTCOME_WORDS } from '#rulebook/scores/score.texts.ts'
import type { ScoreOutcome } from '#rulebook/scores/score.ts'
import { readCredits } from '#rulebook/transfer-in/read-credits.ts'
import { FIRST_DAY, readPassedOn } from '#rulebook/transfer-in/read-passed-on.ts'
import type { CellOf } from '#server/import-kind.ts'

/** What was passed, as it is staged. */
export interface InboundCourse {
  code: string
  name: string
  credits: number
  passedOn: string
  outcome: Extract<ScoreOutcome, { kind: 'marked' | 'graded' }> | undefined
  problems: string[]
}

const CODE = /^[0-9A-Z]{4,10}$/

/** Reads the columns of a row that say what was passed (TRI-01). `today` is the day of the check. */
export function readInboundCourse(cellOf: CellOf, today: string): InboundCourse {
  const code = fold('course_code', textOf(cellOf, 'courseCode'))
  const name = fold('line', textOf(cellOf, 'courseName')).trim()
  const credits = readCredits(textOf(cellOf, 'credits'))
  const { outcome, problem } = readOutcome(textOf(cellOf, 'mark'))
  const written = textOf(cellOf, 'passedOn')
  const passedOn = readPassedOn(written)
  const checks: [string, boolean][] = [
    ['course_missing', code === ''],
    ['course_form', code !== '' && !CODE.test(code)],
    ['course_name_missing', name === ''],
    ['passed_on_missing', written.trim() === ''],
    ['passed_on_form', written.trim() !== '' && passedOn === undefined],
    ['passed_on_early', passedOn !== undefined && passedOn < FIRST_DAY],
    ['passed_on_future', passedOn !== undefined && passedOn > today],
  ]
  return {
    code,
    name: name.slice(0, 100),
    credits: credits.ok ? credits.credits : 0,
    passedOn: passedOn ?? today,
    outcome,
    problems: [
      ...checks.filter(([, holds]) => holds).map(([found]) => found),
      ...(credits.ok ? [] : [credits.problem]),
      ...(problem === undefined ? [] : [problem]),
    ],
  }
}

/** A mark or a grade. What was missed, punished or exempted elsewhere is no result that could be transferred. */
function readOutcome(text: string): { outcome: InboundCourse['outcome']; problem: string | undefined } {
  if (fold('mark', text) === OUTCOME_WORDS.exempted) return { outcome: undefined, problem: 'mark_exempted' }
  const read = parseMarkCell(text)
  if (!read.ok) return { outcome: undefined, problem: read.problem }
  const { outcome } = read
  if (outcome.kind === 'marked' || outcome.kind === 'graded') return { outcome, problem: undefined }
  return { outcome: undefined, problem: 'mark_no_result' }
}
