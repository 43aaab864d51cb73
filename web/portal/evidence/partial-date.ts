import { fold } from '#rulebook/folding/fold.ts'

/** The parts of a date as typed so far; each may still be empty or unfinished. */
export interface DateParts {
  year: string
  month: string
  day: string
}

/** Joins 「2004」「6」「30」 to `2004-06-30`. Missing parts stay missing, so that a half-typed date is saved too (APP-02). */
export function joinDate({ year, month, day }: DateParts): string {
  const parts = [year, pad(month), pad(day)]
  while (parts.at(-1) === '') parts.pop()
  return parts.join('-')
}

/** Splits a stored date into its parts, without the leading zeros that `joinDate` added. */
export function splitDate(text: string): DateParts {
  const [year = '', month = '', day = ''] = text.split('-')
  return { year, month: unpad(month), day: unpad(day) }
}

/** Takes the digits out of typed text, full-width ones too, and at most `count` of them. */
export function digitsOf(text: string, count: number): string {
  return fold('digits', text).slice(0, count)
}

/**
 * Reads a whole date that was pasted into one part: 「2005年7月1日」, `2005-7-1`, `20050701`; undefined if the text is less than a
 * year and a month.
 */
export function wholeDate(text: string): DateParts | undefined {
  const plain = fold('filter', text).replaceAll(' ', '')
  const [, year, month, day = ''] =
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ??
    /^(\d{4})\D{1,2}(\d{1,2})(?:\D{1,2}(\d{1,2}))?\D?$/.exec(plain) ??
    []
  return year === undefined || month === undefined
    ? undefined
    : { year, month: unpad(month), day: unpad(day) }
}

function pad(part: string): string {
  return part === '' ? '' : part.padStart(2, '0')
}

function unpad(part: string): string {
  return part.length === 2 && part.startsWith('0') ? part.slice(1) : part
}
