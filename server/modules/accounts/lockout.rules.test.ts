import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countFailure, type FailureCount, LOCKOUT, minutesLocked } from './lockout.rules.ts'

const START = new Date('2026-12-16T08:00:00Z')
const later = (milliseconds: number) => new Date(START.getTime() + milliseconds)
const MINUTE = 60_000

function failed(kind: 'pair' | 'address', times: readonly number[]): FailureCount | undefined {
  return times.reduce<FailureCount | undefined>((held, at) => countFailure(held, kind, later(at)), undefined)
}

describe.each([
  ['pair', 5],
  ['address', 40],
] as const)('failures of one %s', (kind, limit) => {
  const quick = (count: number) => Array.from({ length: count }, (_, place) => place)

  test(`LOG-05 ${limit - 1} do not lock, ${limit} do`, () => {
    expect(minutesLocked(failed(kind, quick(limit - 1)), later(limit))).toBeUndefined()
    expect(minutesLocked(failed(kind, quick(limit)), later(limit))).toBe(10)
  })

  test('LOG-05 the lock ends by itself, to the millisecond', () => {
    const held = failed(
      kind,
      Array.from({ length: limit }, () => 0),
    )
    expect(minutesLocked(held, later(10 * MINUTE - 1))).toBe(1)
    expect(minutesLocked(held, later(10 * MINUTE))).toBeUndefined()
  })

  test('LOG-05 a window that is over starts anew', () => {
    const { windowMs } = LOCKOUT[kind]
    const early = quick(limit - 1)
    expect(failed(kind, [...early, windowMs - 1])?.lockedUntil).toBeDefined()
    expect(failed(kind, [...early, windowMs])).toEqual({
      failures: 1,
      windowStartedAt: later(windowMs),
      lockedUntil: undefined,
    })
  })
})

test('LOG-05 an attempt that fails late never shortens a running lock', () => {
  const times = fc.array(fc.integer({ min: 0, max: 5 * MINUTE }), { maxLength: 30 })
  fc.assert(
    fc.property(times, (gaps) => {
      let [at, held]: [number, FailureCount | undefined] = [0, undefined]
      for (const gap of gaps) {
        at += gap
        const before: FailureCount | undefined = held
        held = countFailure(before, 'pair', later(at))
        if (minutesLocked(before, later(at)) !== undefined)
          expect(held.lockedUntil?.getTime()).toBeGreaterThanOrEqual(before?.lockedUntil?.getTime() ?? 0)
      }
    }),
  )
})

test('LOG-05 who never failed is not locked', () => {
  expect(minutesLocked(undefined, START)).toBeUndefined()
})
