import { fold } from '#rulebook/folding/fold.ts'

/** What was typed of a date, part by part, as far as it goes. */
export interface DateParts {
  year: string
  month: string
  day: string
}

/** 「2004」「6」「30」 as `2004-06-30`; an open end stays open, so that a half-typed date is kept too (APP-02). */
export function joinDate({ year, month, day }: DateParts): string {
  const parts = [year, pad(month), pad(day)]
  while (parts.at(-1) === '') parts.pop()
  return parts.join('-')
}

/** The parts of a date that is being typed; without the zero that nobody typed. */
export function splitDate(text: string): DateParts {
  const [year = '', month = '', day = ''] = text.split('-')
  return { year, month: unpad(month), day: unpad(day) }
}

/** What is typed into a part: its digits, full-width ones too, and no more than it can have. */
export function digitsOf(text: string, count: number): string {
  return fold('digits', text).slice(0, count)
}

function pad(part: string): string {
  return part === '' ? '' : part.padStart(2, '0')
}

function unpad(part: string): string {
  return part.length === 2 && part.startsWith('0') ? part.slice(1) : part
}
