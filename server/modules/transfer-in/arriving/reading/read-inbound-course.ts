import { keepableCell } from '#modules/imports/public.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { beginningOf } from '#rulebook/free-text/cut-text.ts'
import { parseMarkCell } from '#rulebook/scores/mark-cell.ts'
import { OUTCOME_WORDS } from '#rulebook/scores/score.texts.ts'
import type { ScoreOutcome } from '#rulebook/scores/score.ts'
import { readCredits } from '#rulebook/transfer-in/read-credits.ts'
import { FIRST_DAY, readPassedOn } from '#rulebook/transfer-in/read-passed-on.ts'
import { remembered } from './remembered.ts'

/** What was passed, as it is staged. */
export interface InboundCourse {
  code: string
  name: string
  credits: number
  passedOn: string
  outcome: Extract<ScoreOutcome, { kind: 'marked' | 'graded' }> | undefined
  problems: string[]
}

/** Finds the text of a column in the row that is being read. */
export type TextOf = (key: string) => string

const CODE = /^[0-9A-Z]{4,10}$/
const BETWEEN = '\u001F'

/** Makes a reader of the columns that say what was passed (TRI-01). `today` is the day of the check. */
export function courseReader(today: string): (textOf: TextOf) => InboundCourse {
  const readWords = remembered(wordsOf)
  const readMark = remembered(outcomeIn)
  const readDay = remembered((text) => dayIn(text, today))
  return (textOf) => {
    const words = readWords(['courseCode', 'courseName', 'credits'].map(textOf).join(BETWEEN))
    const { outcome, problem } = readMark(textOf('mark'))
    const day = readDay(textOf('passedOn'))
    const faults = [...words.problems, ...day.problems]
    return {
      code: words.code,
      name: words.name,
      credits: words.credits,
      passedOn: day.passedOn,
      outcome,
      problems: problem === undefined ? faults : [...faults, problem],
    }
  }
}

function wordsOf(cells: string): Pick<InboundCourse, 'code' | 'name' | 'credits' | 'problems'> {
  const [codeCell = '', nameCell = '', creditsCell = ''] = cells.split(BETWEEN)
  const code = fold('course_code', codeCell)
  const name = fold('line', nameCell).trim()
  const credits = readCredits(creditsCell)
  const checks: [string, boolean][] = [
    ['course_missing', code === ''],
    ['course_form', code !== '' && !CODE.test(code)],
    ['course_name_missing', name === ''],
  ]
  return {
    code,
    name: keepableCell(beginningOf(name, 100)),
    credits: credits.ok ? credits.credits : 0,
    problems: [...found(checks), ...(credits.ok ? [] : [credits.problem])],
  }
}

function dayIn(text: string, today: string): Pick<InboundCourse, 'passedOn' | 'problems'> {
  const isBlank = text.trim() === ''
  const passedOn = readPassedOn(text)
  const checks: [string, boolean][] = [
    ['passed_on_missing', isBlank],
    ['passed_on_form', !isBlank && passedOn === undefined],
    ['passed_on_early', passedOn !== undefined && passedOn < FIRST_DAY],
    ['passed_on_future', passedOn !== undefined && passedOn > today],
  ]
  return { passedOn: passedOn ?? today, problems: found(checks) }
}

/** A mark or a grade. What was missed, punished or exempted elsewhere is no result that could be transferred. */
function outcomeIn(text: string): { outcome: InboundCourse['outcome']; problem: string | undefined } {
  if (fold('mark', text) === OUTCOME_WORDS.exempted) return { outcome: undefined, problem: 'mark_exempted' }
  const read = parseMarkCell(text)
  if (!read.ok) return { outcome: undefined, problem: read.problem }
  const { outcome } = read
  if (outcome.kind === 'marked' || outcome.kind === 'graded') return { outcome, problem: undefined }
  return { outcome: undefined, problem: 'mark_no_result' }
}

function found(checks: readonly [string, boolean][]): string[] {
  return checks.filter(([, holds]) => holds).map(([code]) => code)
}
