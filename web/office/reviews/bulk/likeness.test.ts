import { expect, test } from 'vitest'
import { alikeTo, type ComparedItem, mayApproveTogether } from './likeness.ts'

const item = (id: string, differing: Partial<ComparedItem> = {}): ComparedItem => ({
  id,
  likeness: 0,
  advice: { title: '', verdict: 'supported', reasons: [], sections: [] },
  evidenceTypes: [],
  isLast: false,
  unopened: 0,
  ...differing,
})
const ids = (items: readonly ComparedItem[]) => items.map(({ id }) => id)
const { likeness: _, ...alone } = item('d', {
  advice: { title: '', verdict: 'undecided', reasons: [], sections: [] },
})
const ALL = [item('a'), item('b', { likeness: 1 }), item('c'), alone]

test('REV-07 what is chosen first is the measure of what can be chosen with it', () => {
  expect(ids(alikeTo(ALL, 'c'))).toEqual(['a', 'c'])
  expect(ids(alikeTo(ALL, 'b'))).toEqual(['b'])
  expect(ids(alikeTo(ALL, 'd'))).toEqual(['d'])
  expect(alikeTo(ALL, undefined)).toEqual([])
  expect(alikeTo(ALL, 'gone')).toEqual([])
})

test('REV-07 only what the rules support is approved together', () => {
  expect(mayApproveTogether([item('a'), item('c')])).toBe(true)
  expect(
    mayApproveTogether([
      item('a'),
      item('c', { advice: { title: '', verdict: 'undecided', reasons: [], sections: [] } }),
    ]),
  ).toBe(false)
  expect(mayApproveTogether([alone])).toBe(false)
})
