import { expect, test } from 'vitest'
import { pausedMs } from './paused-clock.rules.ts'

const HOUR = 3600_000
const step = (kind: string, hour: number, until?: number) => ({
  kind,
  at: new Date(hour * HOUR),
  amend_until: until === undefined ? null : new Date(until * HOUR),
})

test.each([
  ['nothing was asked back', [step('filed', 0), step('passed', 5)], 0],
  ['answered in time', [step('filed', 0), step('amendment_asked', 10, 100), step('amended', 30)], 20],
  ['open: until its deadline', [step('filed', 0), step('amendment_asked', 10, 100)], 90],
  [
    'decided on after the deadline',
    [step('filed', 0), step('amendment_asked', 10, 100), step('passed', 150)],
    90,
  ],
  [
    'twice',
    [step('filed', 0), step('amendment_asked', 10, 50), step('amended', 20), step('amendment_asked', 30, 40)],
    20,
  ],
  [
    'of an earlier round it does not count',
    [step('filed', 0), step('amendment_asked', 10, 50), step('rejected', 60), step('refiled', 90)],
    0,
  ],
] as const)(
  'REV-10, APP-07 the clock of a level stands still while something is asked back: %s',
  (_, steps, hours) => {
    expect(pausedMs(steps)).toBe(hours * HOUR)
  },
)
