import { expect, test } from 'vitest'
import { beginningOf, endingOf } from './cut-text.ts'

test('UX-02, IMP-01 a text is cut to a length without half a rare character at the cut', () => {
  const name = '甲𠮷乙𠮷'
  expect([1, 2, 3, 4, 5, 6].map((length) => beginningOf(name, length))).toEqual([
    ...['甲', '甲', '甲𠮷', '甲𠮷乙', '甲𠮷乙', name],
  ])
  expect([1, 2, 3, 4, 5, 6].map((length) => endingOf(name, length))).toEqual([
    ...['', '𠮷', '乙𠮷', '乙𠮷', '𠮷乙𠮷', name],
  ])
  expect([beginningOf('abc', 3), endingOf('abc', 5), endingOf('abc', 2)]).toEqual(['abc', 'abc', 'bc'])
})
