import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beijingInstant } from '../beijing-time.ts'
import { type BusinessWindow, servicesAt, windowStateAt } from './window.ts'

function windowOf(opensAt: Date, closesAt: Date): BusinessWindow {
  return {
    service: 'exemption',
    schoolId: undefined,
    opensAt,
    closesAt,
    round: '2026年下半年',
    nextExpected: undefined,
  }
}

const EDGES = [
  ['opening', -1000, 'upcoming'],
  ['opening', -1, 'upcoming'],
  ['opening', 0, 'open'],
  ['opening', 1, 'open'],
  ['opening', 1000, 'open'],
  ['closing', -1000, 'open'],
  ['closing', -1, 'open'],
  ['closing', 0, 'closed'],
  ['closing', 1, 'closed'],
  ['closing', 1000, 'closed'],
] as const

const SPANS = [
  ['one working day', beijingInstant('2026-12-02', '08:00'), beijingInstant('2026-12-02', '16:00')],
  ['a leap day', beijingInstant('2028-02-29', '00:00'), beijingInstant('2028-02-29', '24:00')],
  ['over a leap day', beijingInstant('2028-02-28', '08:00'), beijingInstant('2028-03-01', '16:00')],
  [
    'over the end of a February without one',
    beijingInstant('2026-02-28', '08:00'),
    beijingInstant('2026-03-01', '16:00'),
  ],
  ['up to the end of a year', beijingInstant('2026-12-25', '08:00'), beijingInstant('2026-12-31', '24:00')],
  ['over the end of a year', beijingInstant('2026-12-31', '08:00'), beijingInstant('2027-01-01', '08:00')],
] as const

const CASES = SPANS.flatMap(([name, from, to]) =>
  EDGES.map(([end, offset, state]) => ({ name, from, to, end, offset, state })),
)

test.each(CASES)('WIN-01 $name: $offset ms from the $end is $state', ({ from, to, end, offset, state }) => {
  const window = windowOf(from, to)
  const edge = end === 'opening' ? window.opensAt : window.closesAt
  const at = new Date(edge.getTime() + offset)
  expect(windowStateAt(window, at)).toBe(state)
  const { open, notOpen } = servicesAt([window], { schoolId: 'own', at })
  expect([open.length, notOpen.length]).toEqual(state === 'open' ? [1, 0] : [0, 1])
  if (state === 'open') expect(open[0]?.closesInMs).toBe(window.closesAt.getTime() - at.getTime())
})

test('WIN-01 a window is upcoming, then open, then closed, and never goes back', () => {
  const order = ['upcoming', 'open', 'closed']
  const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(fc.tuple(instants, instants, instants, instants), ([a, b, one, other]) => {
      const [opensAt, closesAt] = a < b ? [a, b] : [b, a]
      const [earlier, laterOn] = one < other ? [one, other] : [other, one]
      const window = windowOf(opensAt, closesAt)
      expect(order.indexOf(windowStateAt(window, earlier))).toBeLessThanOrEqual(
        order.indexOf(windowStateAt(window, laterOn)),
      )
    }),
  )
})
