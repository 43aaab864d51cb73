import { parseDay } from '../beijing-time.ts'
import { supplementTexts as texts } from './supplements.texts.ts'

/** Between which days something may lie that is registered later; both count. */
export interface SupplementLimit {
  from: string
  until: string
}

/** What is wrong at one field of a form of 成绩补登. */
export interface SupplementProblem {
  field: string
  code: string
  text: string
}

/** A field with a day, as it was typed. */
export interface TypedDay {
  field: string
  label: string
  value: string
}

/**
 * The day that was typed. Of a month without a day it is the last one, because nothing was passed later than that; undefined: no day
 * of the calendar.
 */
export function readSupplementDay(value: string): string | undefined {
  const month = /^(\d{4})-(\d{2})$/.exec(value.trim())
  if (month === null) return parseDay(value)
  const [, year = '', number = ''] = month
  if (Number(number) < 1 || Number(number) > 12) return undefined
  const last = new Date(Date.UTC(Number(year), Number(number), 0)).getUTCDate()
  return parseDay(`${year}-${number}-${String(last).padStart(2, '0')}`)
}

/** SUP-01…03: what is wrong with a day that must lie within the limit of its kind. */
export function problemsOfLimitedDay(
  typed: TypedDay,
  { limit, tooLate }: { limit: SupplementLimit; tooLate: (until: string) => string },
): SupplementProblem[] {
  const { field, label } = typed
  const read = requireDay(typed)
  if (typeof read !== 'string') return [read]
  if (read < limit.from) return [{ field, code: 'too_early', text: texts.dayTooEarly(label, limit.from) }]
  return read > limit.until ? [{ field, code: 'too_late', text: tooLate(limit.until) }] : []
}

/** The day, or what is wrong with its form. */
export function requireDay({ field, label, value }: TypedDay): string | SupplementProblem {
  if (value.trim() === '') return { field, code: 'missing', text: texts.missing(label) }
  return readSupplementDay(value) ?? { field, code: 'malformed', text: texts.dayMalformed(label) }
}

/** Whether one typed day is later than another, as exactly as both were typed: June 2015 is not later than 15 June 2015. */
export function isDayLater(one: string, other: string): boolean {
  if (readSupplementDay(one) === undefined || readSupplementDay(other) === undefined) return false
  const length = Math.min(one.trim().length, other.trim().length)
  return one.trim().slice(0, length) > other.trim().slice(0, length)
}
