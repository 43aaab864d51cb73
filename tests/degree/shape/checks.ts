import type { CaseProblem } from '#rulebook/degree/degree-answer.ts'
import { daysIn } from '../oracle/usable-scores.ts'

export type Problem = CaseProblem
/** Looks at a value, and says what is wrong with it and where. */
export type Check = (value: unknown, at: string) => Problem[]

export const text: Check = (value, at) => (typeof value === 'string' ? [] : say(at, 'wrong_type'))

export const code: Check = (value, at) => (value === '' ? say(at, 'bad_value') : text(value, at))

export const flag: Check = (value, at) => (typeof value === 'boolean' ? [] : say(at, 'wrong_type'))

/** A key that only says yes: `"exempted": true`. */
export const yes: Check = (value, at) => (value === false ? say(at, 'bad_value') : flag(value, at))

/** Numbers from `least` to `most`, in steps of one or of a half. */
export function number(least: number, most: number, step: 1 | 0.5): Check {
  return (value, at) => {
    if (typeof value !== 'number') return say(at, 'wrong_type')
    if (value < 0) return say(at, 'below_zero')
    const fits = value >= least && value <= most && Number.isInteger(value / step)
    return fits ? [] : say(at, 'bad_value')
  }
}

export const credits = number(0, 1000, 0.5)
export const count = number(0, 1000, 1)
export const countFromOne = number(1, 1000, 1)

export const date: Check = (value, at) => {
  if (typeof value !== 'string') return say(at, 'wrong_type')
  const parts = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(value)
  const [year, month, day] = (parts ?? []).slice(1).map(Number)
  if (year === undefined || month === undefined || day === undefined) return say(at, 'bad_date')
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
  return isDay && value.length === 10 ? [] : say(at, 'bad_date')
}

export function among(...words: readonly string[]): Check {
  return (value, at) => {
    if (typeof value !== 'string') return say(at, 'wrong_type')
    return words.includes(value) ? [] : say(at, 'bad_value')
  }
}

export function orNull(check: Check): Check {
  return (value, at) => (value === null ? [] : check(value, at))
}

export function listOf(check: Check): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return say(at, 'wrong_type')
    return value.flatMap((member, place) => check(member, `${at}[${place}]`))
  }
}

/** An object with these keys and no other. */
export function object(keys: { required: Record<string, Check>; optional?: Record<string, Check> }): Check {
  return (value, at) => {
    if (!isObject(value)) return say(at, 'wrong_type')
    const known = new Map([...Object.entries(keys.required), ...Object.entries(keys.optional ?? {})])
    const missing = Object.keys(keys.required).filter((key) => !Object.hasOwn(value, key))
    return [
      ...missing.flatMap((key) => say(below(at, key), 'missing')),
      ...Object.entries(value).flatMap(([key, member]) => {
        const check = known.get(key)
        return check === undefined ? say(below(at, key), 'unknown_key') : check(member, below(at, key))
      }),
    ]
  }
}

/** An object with exactly one of these keys: the first that it has is meant. */
export function oneOf(keys: Record<string, Check>): Check {
  return (value, at) => {
    if (!isObject(value)) return say(at, 'wrong_type')
    const present = Object.keys(value)
    if (present.length === 0) return say(at, 'missing')
    const meant = present.find((key) => Object.hasOwn(keys, key))
    return present.flatMap((key) =>
      key === meant ? (keys[key]?.(value[key], below(at, key)) ?? []) : say(below(at, key), 'unknown_key'),
    )
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function below(at: string, key: string): string {
  return at === '' ? key : `${at}.${key}`
}

export function say(at: string, problem: Problem['code']): Problem[] {
  return [{ at, code: problem }]
}
