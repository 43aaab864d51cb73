import { expect, test } from 'vitest'
import { nextToSee } from './next-to-see.ts'

test.each([
  [[2, 5], 3, 5],
  [[2, 5], 5, 2],
  [[2, 5], undefined, 2],
  [[], 3, undefined],
])('IMP-01 of the pages %j left, after page %s comes %s', (left, page, next) => {
  expect(nextToSee(left, page)).toBe(next)
})
