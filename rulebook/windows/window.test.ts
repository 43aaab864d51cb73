import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BusinessWindow, servicesAt, windowStateAt } from './window.ts'

const AT = new Date('2026-12-16T00:00:00Z')
const DAY = 86_400_000

/** A window of that service, its opening and closing in days from `AT`. */
function windowOf(
  service: string,
  days: [number, number],
  more: Partial<BusinessWindow> = {},
): BusinessWindow {
  const [opens, closes] = days.map((day) => new Date(AT.getTime() + day * DAY)) as [Date, Date]
  const general = { schoolId: undefined, round: '2026年下半年', nextExpected: undefined }
  return { service, opensAt: opens, closesAt: closes, ...general, ...more }
}

function servicesOf(windows: BusinessWindow[]) {
  return servicesAt(windows, { schoolId: 'own', at: AT })
}

test.each([
  [-1, 'upcoming'],
  [0, 'open'],
  [DAY - 1, 'open'],
  [DAY, 'closed'],
] as const)('APP-05 %i ms after the opening of a window of one day: %s', (offset, state) => {
  expect(windowStateAt(windowOf('exemption', [0, 1]), new Date(AT.getTime() + offset))).toBe(state)
})

describe('servicesAt', () => {
  test('HOM-03 shows what is open, closing soonest first, with the time left', () => {
    const { open, notOpen } = servicesOf([windowOf('graduation', [-1, 5]), windowOf('exemption', [-1, 2])])
    expect(open.map(({ service, closesInMs }) => [service, closesInMs])).toEqual([
      ['exemption', 2 * DAY],
      ['graduation', 5 * DAY],
    ])
    expect(notOpen).toEqual([])
  })

  test('HOM-04 shows what is not open, with the last closing and the next opening', () => {
    const [older, last] = [windowOf('exemption', [-90, -80]), windowOf('exemption', [-9, -2])]
    const [next, later] = [windowOf('exemption', [20, 30]), windowOf('exemption', [90, 99])]
    const { open, notOpen } = servicesOf([later, older, next, last])
    expect(open).toEqual([])
    expect(notOpen).toEqual([{ service: 'exemption', lastClosed: last, next }])
  })

  test('HOM-04 shows the soonest opening first and what has none last', () => {
    const { notOpen } = servicesOf([
      windowOf('transfer-out', [-9, -2]),
      windowOf('graduation', [9, 12]),
      windowOf('exemption', [3, 4]),
    ])
    expect(notOpen.map(({ service }) => service)).toEqual(['exemption', 'graduation', 'transfer-out'])
    expect(notOpen[2]).not.toHaveProperty('next')
  })

  test("WIN-01 a school's own window outranks the general one of the round, open or closed", () => {
    const general = windowOf('exemption', [-1, 2])
    const longer = windowOf('exemption', [-1, 7], { schoolId: 'own' })
    expect(servicesOf([general, longer]).open[0]?.window).toBe(longer)
    const over = windowOf('exemption', [-9, -2], { schoolId: 'own' })
    expect(servicesOf([general, over])).toEqual({
      open: [],
      notOpen: [{ service: 'exemption', lastClosed: over }],
    })
  })

  test("WIN-01 a school's own window of an earlier round hides nothing of this one", () => {
    const general = windowOf('exemption', [-1, 2])
    const earlier = windowOf('exemption', [-200, -190], { schoolId: 'own', round: '2026年上半年' })
    expect(servicesOf([earlier, general]).open[0]?.window).toBe(general)
  })

  test('WIN-01 the window of another school counts for nothing', () => {
    expect(servicesOf([windowOf('exemption', [-1, 2], { schoolId: 'other' })])).toEqual({
      open: [],
      notOpen: [],
    })
  })

  test('HOM-03, HOM-04 every service of the school stands in exactly one list, in any order of windows', () => {
    const days = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 30 }))
    const some = fc
      .tuple(
        fc.constantFrom('exemption', 'graduation', 'transfer-out'),
        days,
        fc.constantFrom(undefined, 'own', 'other'),
      )
      .map(([service, [from, length], schoolId]) => windowOf(service, [from, from + length], { schoolId }))
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), (windows) => {
        const { open, notOpen } = servicesOf(windows)
        const named = [...open, ...notOpen].map(({ service }) => service)
        const expected = new Set(windows.filter((one) => one.schoolId !== 'other').map((one) => one.service))
        expect(named.sort()).toEqual([...expected].sort())
        expect(open.every(({ closesInMs }) => closesInMs > 0)).toBe(true)
        const times = open.map(({ closesInMs }) => closesInMs)
        expect(times).toEqual(times.toSorted((a, b) => a - b))
        const backwards = servicesOf(windows.toReversed()).open
        expect(backwards.map((one) => one.service).sort()).toEqual(open.map((one) => one.service).sort())
      }),
    )
  })
})
