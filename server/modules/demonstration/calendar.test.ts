import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beijingDateOf, beijingInstant } from '#rulebook/beijing-time.ts'
import { comingSittings, daysFrom, recentSittings } from './calendar.ts'

const anyDay = fc.date({ min: new Date('2020-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })

test('the demonstration’s sittings are never in the future, whatever the date', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 20 }), (now, count) => {
      const sittings = recentSittings(now, count)
      expect(sittings).toHaveLength(count)
      for (const [place, sitting] of sittings.entries()) {
        expect(beijingInstant(sitting.heldTo, '24:00').getTime()).toBeLessThan(now.getTime())
        expect(sitting.publishedAt.getTime()).toBeLessThan(now.getTime())
        expect(sitting.publishedAt > beijingInstant(sitting.heldTo, '24:00')).toBe(true)
        expect(sitting.heldFrom < sitting.heldTo).toBe(true)
        // The sittings follow one another without a gap.
        expect(sitting.number).toBe((sittings[0]?.number ?? 0) + place)
      }
      // The demonstration is never stale: the newest sitting is at most seven months old.
      const newest = beijingInstant(sittings.at(-1)?.heldTo ?? '', '24:00').getTime()
      expect(now.getTime() - newest).toBeLessThan(215 * 24 * 3600_000)
    }),
  )
})

test('the coming sittings are all in the future, follow one another and the next one is at most seven months away', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 20 }), (now, count) => {
      const sittings = comingSittings(now, count)
      expect(sittings).toHaveLength(count)
      const [next] = sittings
      for (const [place, sitting] of sittings.entries()) {
        expect(sitting.heldFrom > beijingDateOf(now)).toBe(true)
        expect(sitting.number).toBe((next?.number ?? 0) + place)
      }
      expect(beijingInstant(next?.heldFrom ?? '', '00:00').getTime() - now.getTime()).toBeLessThan(
        215 * 24 * 3600_000,
      )
      // None is among those that were held: a number belongs to one sitting.
      expect(recentSittings(now, 1)[0]?.number ?? 0).toBeLessThan(next?.number ?? 0)
    }),
  )
})

test.each([
  [80, '2022年4月考试', '2022-06-01'],
  [88, '2026年4月考试', '2026-06-01'],
  [89, '2026年10月考试', '2026-12-16'],
  [90, '2027年4月考试', '2027-06-01'],
] as const)('the number %i belongs to the sitting %s', (number, name, day) => {
  expect(recentSittings(new Date(`${day}T00:00:00Z`), 1)).toMatchObject([{ number, name }])
})

test('a day and time from now are Beijing’s', () => {
  // 23:00 in UTC is the next day in Beijing.
  expect(daysFrom(new Date('2026-12-15T23:00:00Z'), 3, '08:00')).toEqual(new Date('2026-12-19T00:00:00Z'))
  expect(daysFrom(new Date('2026-12-15T23:00:00Z'), -1, '00:00')).toEqual(new Date('2026-12-14T16:00:00Z'))
})
