import { expect, test } from 'vitest'
import { readPaperNo } from './paper-no.ts'

test.each([
  ['YS-2026001', 'YS-2026001'],
  [' ys 2026 001 ', 'YS2026001'],
  ['ＹＳ－２０２６００１', 'YS-2026001'],
  ['123', undefined],
  ['收据2026001', undefined],
])('EVI-07, PAY-05 the number of a receipt typed as %j is %j', (typed, paperNo) => {
  expect(readPaperNo(typed)).toBe(paperNo)
})
