import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pickWindow } from './pick-window.ts'
import { type BusinessWindow, servicesAt, windowStateAt } from './window.ts'

const AT = new Date('2026-12-16T00:00:00Z')
const DAY = 86_400_000
const MINE = { service: 'exemption', schoolId: 'own', at: AT }

/** A window for exemptions, its opening and closing in days from `AT`. */
function windowOf(days: [number, number], more: Partial<BusinessWindow> = {}): BusinessWindow {
  const [opensAt, closesAt] = days.map((day) => new Date(AT.getTime() + day * DAY)) as [Date, Date]
  const general = { schoolId: undefined, round: '2026年下半年', nextExpected: undefined }
  return { service: 'exemption', opensAt, closesAt, ...general, ...more }
}

const general = windowOf([-1, 2])
const past = windowOf([-9, -2])
const older = windowOf([-90, -80])
const next = windowOf([20, 30])
const later = windowOf([90, 99])
const longer = windowOf([-3, 5])
const ownOver = windowOf([-9, -2], { schoolId: 'own' })
const ownEarlier = windowOf([-200, -190], { schoolId: 'own', round: '2026年上半年' })

test.each<[string, BusinessWindow[], ReturnType<typeof pickWindow>]>([
  ['nothing', [], undefined],
  ['the open one', [past, general, next], { state: 'open', window: general }],
  ['of two open the one that closes last', [general, longer], { state: 'open', window: longer }],
  ['the next to open', [later, next, past], { state: 'upcoming', window: next }],
  ['the last that closed', [older, past], { state: 'closed', window: past }],
  ["the school's own, even closed", [general, ownOver], { state: 'closed', window: ownOver }],
  ['the general one of another round', [general, ownEarlier], { state: 'open', window: general }],
  ["nothing of another school's", [windowOf([-1, 2], { schoolId: 'other' })], undefined],
  ['nothing of another service', [windowOf([-1, 2], { service: 'graduation' })], undefined],
])('WIN-01 picks %s', (_, windows, picked) => {
  expect(pickWindow(windows, MINE)).toEqual(picked)
})

const some = fc
  .tuple(
    fc.integer({ min: -50, max: 50 }),
    fc.integer({ min: 1, max: 30 }),
    fc.constantFrom(undefined, 'own', 'other'),
    fc.constantFrom('2026年上半年', '2026年下半年'),
  )
  .map(([from, length, schoolId, round]) => windowOf([from, from + length], { schoolId, round }))

test('WIN-01 what is picked says what the home page says, with the state it has', () => {
  fc.assert(
    fc.property(fc.array(some, { maxLength: 10 }), (windows) => {
      const picked = pickWindow(windows, MINE)
      expect(picked?.state === 'open').toBe(servicesAt(windows, MINE).open.length > 0)
      expect(picked === undefined).toBe(windows.every(({ schoolId }) => schoolId === 'other'))
      if (picked) expect(windowStateAt(picked.window, AT)).toBe(picked.state)
      if (picked) expect(picked.window.schoolId).not.toBe('other')
    }),
  )
})
