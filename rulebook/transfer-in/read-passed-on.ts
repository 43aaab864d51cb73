import { parseDay } from '../beijing-time.ts'
import { fold } from '../folding/fold.ts'

/** The examination system began with the trial regulation of January 1981 (国务院批转《高等教育自学考试试行办法》). */
export const FIRST_DAY = '1981-01-01'

const WITH_DAY = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T[\d:.]*)?$/,
  /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日$/,
  /^(\d{4})(\d{2})(\d{2})$/,
]
const MONTH_ALONE = [/^(\d{4})[-/.](\d{1,2})$/, /^(\d{4})年(\d{1,2})月份?$/, /^(\d{4})(\d{2})$/]

/**
 * The day on which a course was passed, as files write it: `2019-10-26`, `2019/10/26`, `2019.10`, `201910`, `2019年10月`, or a cell that is
 * a date. Of a month alone its first day is taken. undefined: it is no day of the calendar.
 */
export function readPassedOn(text: string): string | undefined {
  const written = fold('heading', text)
  for (const shape of [...WITH_DAY, ...MONTH_ALONE]) {
    const [, year, month = '', day = '1'] = shape.exec(written) ?? []
    if (year !== undefined) return parseDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  }
  return undefined
}
