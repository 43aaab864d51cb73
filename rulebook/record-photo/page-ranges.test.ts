import { expect, test } from 'vitest'
import { pageRanges } from './page-ranges.ts'

test.each([
  [[3], '第 3 页'],
  [[1, 2, 3, 4, 5], '第 1–5 页'],
  [[1, 2, 4, 7, 8, 9], '第 1–2、4、7–9 页'],
  [[1, 3, 5, 7, 9, 11, 13, 15], '第 1、3、5、7、9、11 页等'],
])('IMP-01 of pages %j is said %s', (pages, words) => {
  expect(pageRanges(pages)).toBe(words)
})
