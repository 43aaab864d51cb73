import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { parseDay } from '#rulebook/beijing-time.ts'
import { Day, Instant } from './words.ts'

const two = (number: number) => `${number}`.padStart(2, '0')
/** Every month and day that can be written, in years that are leap years and that are not. */
const days = [1000, 1600, 1900, 2000, 2023, 2024, 2100, 2400, 3600, 9999].flatMap((year) =>
  Array.from({ length: 14 * 33 }, (_, place) => `${year}-${two(Math.floor(place / 33))}-${two(place % 33)}`),
)

test('UX-03 a day or an instant of a contract is one that the calendar has', () => {
  for (const day of days) {
    const isReal = parseDay(day) !== undefined
    expect([day, Value.Check(Day, day)]).toEqual([day, isReal])
    expect([day, Value.Check(Instant, `${day}T00:00:00Z`)]).toEqual([day, isReal])
  }
  expect(Value.Check(Day, '0000-01-01')).toBe(false)
})
