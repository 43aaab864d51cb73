import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type ApprovedPublication,
  isOut,
  latestSitting,
  nextReleaseAt,
  outTimes,
} from './score-visibility.rules.ts'

const spring = { number: 88, name: '2026年4月' }
const autumn = { number: 89, name: '2026年10月' }
const publications: ApprovedPublication[] = [
  { at: 2_000, sitting: autumn, batchIds: ['c'] },
  { at: 1_000, sitting: spring, batchIds: ['a', 'b'] },
  { at: 3_000, sitting: spring, batchIds: ['d', 'c'] },
]

test.each([
  ['a', 999, false],
  ['a', 1_000, true],
  ['c', 1_999, false],
  ['c', 2_000, true],
  ['d', 2_999, false],
  ['unpublished', 9_000, false],
  [undefined, 0, true],
])('SCO-03 batch %s at %i is out: %s', (batch, at, isVisible) => {
  expect(isOut(batch, outTimes(publications), at)).toBe(isVisible)
})

test.each([
  [999, undefined, 1_000],
  [1_000, spring, 2_000],
  [2_000, autumn, 3_000],
  // A late publication of an older sitting does not make that sitting the newest again.
  [3_000, autumn, Number.POSITIVE_INFINITY],
])('SCO-01 at %i the newest sitting is %o, until %i', (at, sitting, until) => {
  expect(latestSitting(publications, at)).toEqual(sitting)
  expect(nextReleaseAt(publications, at)).toBe(until)
})

test('SCO-03 between two releases nothing changes, so that a sheet may be kept until the next', () => {
  const publication = fc.record({
    at: fc.integer({ min: 0, max: 50 }),
    sitting: fc.constantFrom(spring, autumn),
    batchIds: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }),
  })
  fc.assert(
    fc.property(fc.array(publication, { maxLength: 6 }), fc.nat(60), fc.nat(60), (list, at, later) => {
      const then = at + later
      fc.pre(then < nextReleaseAt(list, at))
      expect(latestSitting(list, then)).toEqual(latestSitting(list, at))
      for (const batch of ['a', 'b', 'c'])
        expect(isOut(batch, outTimes(list), then)).toBe(isOut(batch, outTimes(list), at))
    }),
  )
})
