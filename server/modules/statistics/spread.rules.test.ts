import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spreadOf } from './spread.rules.ts'

const once = (...hours: number[]) => hours.map((hour) => ({ hours: hour, count: 1 }))
const spread = (median: number, ninth: number, longest: number) => ({
  ...{ medianHours: median, ninthHours: ninth, longestHours: longest },
})

test.each([
  ['one', once(7), spread(7, 7, 7)],
  ['two: the lower is the median', once(9, 3), spread(3, 9, 9)],
  ['nine: the ninth tenth is the ninth', once(1, 2, 3, 4, 5, 6, 7, 8, 9), spread(5, 9, 9)],
  ['ten: the ninth tenth is the ninth', once(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), spread(5, 9, 10)],
  ['eleven: the ninth tenth is the tenth', once(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), spread(6, 10, 11)],
  [
    'one that took very long',
    [
      { hours: 1, count: 99 },
      { hours: 900, count: 1 },
    ],
    spread(1, 1, 900),
  ],
  [
    'unsorted, and the same hour twice',
    [
      { hours: 5, count: 2 },
      { hours: 0, count: 3 },
      { hours: 5, count: 1 },
    ],
    spread(0, 5, 5),
  ],
])('STA-01 the median, the ninth tenth and the longest of %s', (_, counted, expected) => {
  expect(spreadOf(counted)).toEqual(expected)
})

test('STA-01 of nothing there is no median', () => {
  expect(spreadOf([])).toBeUndefined()
  expect(spreadOf([{ hours: 3, count: 0 }])).toBeUndefined()
})

test('STA-01 counted together or one by one, in any order: the same, and every number is one that occurred', () => {
  const counted = fc.array(fc.record({ hours: fc.nat(2_000), count: fc.integer({ min: 1, max: 20 }) }), {
    minLength: 1,
    maxLength: 40,
  })
  fc.assert(
    fc.property(counted, (rows) => {
      const all = rows
        .flatMap(({ hours, count }) => Array.from({ length: count }, () => hours))
        .toSorted((a, b) => a - b)
      const at = (tenths: number) => all[Math.ceil((tenths * all.length) / 10) - 1]
      expect(spreadOf(rows)).toEqual({ medianHours: at(5), ninthHours: at(9), longestHours: all.at(-1) })
      expect(spreadOf(rows.toReversed())).toEqual(spreadOf(once(...all)))
    }),
  )
})
