import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import {
  beijingDateOf,
  beijingInstant,
  formatDate,
  formatInstant,
  parseDay,
  startOfBeijingDay,
  timeLeftWords,
} from './beijing-time.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

afterEach(() => vi.unstubAllEnvs())

test.each(['UTC', 'America/New_York', 'Asia/Shanghai', 'Pacific/Kiritimati'])(
  'UX-03 is Beijing time on a machine in %s',
  (zone) => {
    vi.stubEnv('TZ', zone)
    const instant = new Date('2026-12-15T16:00:00Z')
    expect(formatInstant(instant)).toBe('2026年12月16日 00:00')
    expect(formatDate(instant)).toBe('2026年12月16日')
    expect(beijingDateOf(new Date(instant.getTime() - 1))).toBe('2026-12-15')
    expect(startOfBeijingDay('2026-12-16')).toEqual(instant)
    expect(beijingInstant('2026-12-16', '08:00')).toEqual(new Date('2026-12-16T00:00:00Z'))
    expect(beijingInstant('2026-12-15', '24:00')).toEqual(instant)
  },
)

test.each([
  ['2026-12-16', '2026年12月16日'],
  ['2026-01-05', '2026年1月5日'],
  ['1989-07-01', '1989年7月1日'],
])('UX-03 %s is %s', (day, words) => {
  expect(formatDate(day)).toBe(words)
})

test.each([
  ['2026-02-30', '08:00'],
  ['2026-13-01', '08:00'],
  ['2026-12-16', '25:00'],
  ['2026-12-16', '8:00'],
  ['16.12.2026', '08:00'],
  ['', ''],
])('UX-03 %j %j does not exist', (day, time) => {
  expect(() => beijingInstant(day, time)).toThrow(RangeError)
})

test.each([
  ['2026-12-16', '2026-12-16'],
  [' 2028-02-29 ', '2028-02-29'],
  ['2000-02-29', '2000-02-29'],
  ['1900-02-29', undefined],
  ['2026-02-29', undefined],
  ['2026-04-31', undefined],
  ['2026-00-10', undefined],
  ['2026-1-5', undefined],
  ['2026/12/16', undefined],
  ['2026-12-16T08:00', undefined],
  ['', undefined],
])('UX-03 the typed day %j: %s', (text, day) => {
  expect(parseDay(text)).toBe(day)
})

test.each([
  [3 * DAY + 4 * HOUR + 59 * MINUTE, '3 天 4 小时'],
  [2 * DAY + 30 * MINUTE, '2 天'],
  [DAY - 1, '23 小时 59 分钟'],
  [5 * HOUR, '5 小时'],
  [25 * MINUTE, '25 分钟'],
  [MINUTE, '1 分钟'],
  [MINUTE - 1, '不足 1 分钟'],
  [0, '不足 1 分钟'],
  [-DAY, '不足 1 分钟'],
])('HOM-03 %i ms left: %s', (milliseconds, words) => {
  expect(timeLeftWords(milliseconds)).toBe(words)
})

const instants = fc.date({
  min: new Date('1992-01-01'),
  max: new Date('2099-12-31'),
  noInvalidDate: true,
})

test('UX-03 agrees with the zone Asia/Shanghai on every instant since 1992', () => {
  const calendar = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  })
  fc.assert(
    fc.property(instants, (instant) => {
      const [day = '', time = ''] = calendar.format(instant).split(' ')
      expect(beijingDateOf(instant)).toBe(day)
      expect(formatInstant(instant)).toBe(`${formatDate(day)} ${time}`)
      expect(Math.floor(instant.getTime() / MINUTE) * MINUTE).toBe(beijingInstant(day, time).getTime())
    }),
  )
})

test('UX-03 every day is read back, and begins when the one before ends', () => {
  fc.assert(
    fc.property(instants, (instant) => {
      const day = beijingDateOf(instant)
      expect(parseDay(day)).toBe(day)
      const start = startOfBeijingDay(day)
      expect(start.getTime()).toBeLessThanOrEqual(instant.getTime())
      expect(instant.getTime() - start.getTime()).toBeLessThan(DAY)
      expect(beijingInstant(beijingDateOf(new Date(start.getTime() - 1)), '24:00')).toEqual(start)
    }),
  )
})
