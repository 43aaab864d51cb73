import type { CaseProblem } from '../degree-answer.ts'
import { isCalendarDay } from './calendar.ts'

/** Where a value is: `plan.courses[2].code`; undefined while nobody asks, because most cases are good and places cost time. */
export type Place = string | undefined

/** Reads one value of a case at its place; what is wrong with it goes into `problems`, and undefined comes back. */
export type Reader<T> = (value: unknown, at: Place, problems: CaseProblem[]) => T | undefined

type ProblemCode = CaseProblem['code']

/** Notes a problem at a place. */
export function problem(problems: CaseProblem[], at: Place, code: ProblemCode): undefined {
  problems.push({ at: at ?? '', code })
  return undefined
}

/** Any text, the empty one too. */
export const text: Reader<string> = (value, at, problems) =>
  typeof value === 'string' ? value : problem(problems, at, 'wrong_type')

/** The code of a course. */
export const code: Reader<string> = (value, at, problems) => {
  if (typeof value !== 'string') return problem(problems, at, 'wrong_type')
  return value === '' ? problem(problems, at, 'bad_value') : value
}

/** Yes or no. */
export const flag: Reader<boolean> = (value, at, problems) =>
  typeof value === 'boolean' ? value : problem(problems, at, 'wrong_type')

/** A flag that is only ever true: `{ "absent": true }`. */
export const yes: Reader<true> = (value, at, problems) => {
  if (typeof value !== 'boolean') return problem(problems, at, 'wrong_type')
  return value ? value : problem(problems, at, 'bad_value')
}

/** A day of the calendar. */
export const day: Reader<string> = (value, at, problems) => {
  if (typeof value !== 'string') return problem(problems, at, 'wrong_type')
  return isCalendarDay(value) ? value : problem(problems, at, 'bad_date')
}

/** One of the words listed. */
export function oneOf<const Word extends string>(words: readonly Word[]): Reader<Word> {
  return (value, at, problems) => {
    if (typeof value !== 'string') return problem(problems, at, 'wrong_type')
    return words.find((word) => word === value) ?? problem(problems, at, 'bad_value')
  }
}

/** A number in steps (1: whole, 0.5: whole or half) from `least` to `most`. */
function amount(limits: { step: 1 | 0.5; least: number; most: number }): Reader<number> {
  return (value, at, problems) => {
    if (typeof value !== 'number') return problem(problems, at, 'wrong_type')
    if (value < 0) return problem(problems, at, 'below_zero')
    // A number that JSON writes too large, as 1e400, is Infinity here.
    const isInSteps = Number.isInteger(value / limits.step)
    if (!isInSteps || value < limits.least || value > limits.most) return problem(problems, at, 'bad_value')
    return value
  }
}

/** Whole or half, 0 to 1000. */
export const credits = amount({ step: 0.5, least: 0, most: 1000 })
/** Whole, 0 to 1000. */
export const count = amount({ step: 1, least: 0, most: 1000 })
/** Whole, 1 to 1000. */
export const positiveCount = amount({ step: 1, least: 1, most: 1000 })
/** Whole, 0 to 100. */
export const mark = amount({ step: 1, least: 0, most: 100 })

/** The value or null. */
export function orNull<T>(reader: Reader<T>): Reader<T | null> {
  return (value, at, problems) => (value === null ? null : reader(value, at, problems))
}

/** A list. Every member is looked at, also after a problem. */
export function listOf<T>(reader: Reader<T>): Reader<T[]> {
  return (value, at, problems) => {
    if (!Array.isArray(value)) return problem(problems, at, 'wrong_type')
    const before = problems.length
    for (let index = 0; index < value.length; index += 1)
      reader(value[index], at === undefined ? at : `${at}[${index}]`, problems)
    // Every member has just been checked.
    return problems.length === before ? (value as T[]) : undefined
  }
}

/** An object of JSON. `__proto__` is a key like any other in what `JSON.parse` gives. */
export function objectAt(
  value: unknown,
  at: Place,
  problems: CaseProblem[],
): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return problem(problems, at, 'wrong_type')
  return value as Readonly<Record<string, unknown>>
}

/** The place of a key in the object at a place. */
export function within(at: Place, key: string): Place {
  if (at === undefined) return undefined
  return at === '' ? key : `${at}.${key}`
}
