import { keepableCell, textOf } from '#modules/imports/public.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { beginningOf } from '#rulebook/free-text/cut-text.ts'
import { readCredits } from '#rulebook/transfer-in/read-credits.ts'
import type { CellOf } from '#server/import-kind.ts'
import { shownText } from './shown-text.ts'

/** Which course a row is of, as it is staged. */
export interface InboundCourse {
  code: string
  name: string
  credits: number
  /** What is shown of the cells. */
  cells: readonly string[]
  problems: readonly string[]
}

/** The columns that say which course a row is of. */
export const WORDS_OF_COURSE = ['courseCode', 'courseName', 'credits'] as const

const CODE = /^[0-9A-Z]{4,10}$/

/** Reads which course a row is of (TRI-01). */
export function readInboundCourse(cellOf: CellOf): InboundCourse {
  const code = fold('course_code', textOf(cellOf, 'courseCode'))
  const name = fold('line', textOf(cellOf, 'courseName')).trim()
  const credits = readCredits(textOf(cellOf, 'credits'))
  const checks: [string, boolean][] = [
    ['course_missing', code === ''],
    ['course_form', code !== '' && !CODE.test(code)],
    ['course_name_missing', name === ''],
  ]
  return {
    code: beginningOf(keepableCell(code), 20),
    name: keepableCell(beginningOf(name, 100)),
    credits: credits.ok ? credits.credits : 0,
    cells: WORDS_OF_COURSE.map((key) => shownText(cellOf, key)),
    problems: [
      ...checks.filter(([, holds]) => holds).map(([problem]) => problem),
      ...(credits.ok ? [] : [credits.problem]),
    ],
  }
}
