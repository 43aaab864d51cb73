import { expect, test } from 'vitest'
import type { ScoreView } from '#contracts/scores.ts'
import { bySitting } from './by-sitting.ts'
import { filterScores } from './filter-scores.ts'

function score(courseCode: string, courseName: string, more: Partial<ScoreView> = {}): ScoreView {
  return {
    id: courseCode,
    courseCode,
    courseName,
    source: 'exam',
    kind: 'marked',
    passed: true,
    state: 'valid',
    obtainedOn: '2026-05-20',
    corrected: false,
    ...more,
  }
}

const scores = [
  score('00015', '英语（二）', { sittingNumber: 88, sittingName: '2026 年 4 月' }),
  score('00023', '高等数学（工本）', { sittingNumber: 89 }),
  score('04737', 'C++ 程序设计', { source: 'exemption' }),
]
const codes = (found: readonly ScoreView[]) => found.map((one) => one.courseCode)

test.each([
  ['', '', ['00015', '00023', '04737']],
  ['英语', '', ['00015']],
  ['０００１５', '', ['00015']],
  ['c++', '', ['04737']],
  ['gdsx', '', ['00023']],
  ['程序 04737', '', ['04737']],
  ['', 'exemption', ['04737']],
  ['英语', 'exemption', []],
])('SCO-02 the words 「%s」 and the source 「%s」 find %j', (words, source, expected) => {
  expect(codes(filterScores(scores, { words, source }))).toEqual(expected)
})

test('SCO-02 sittings come newest first, scores of no sitting last', () => {
  const groups = bySitting(scores)
  expect(groups.map(({ number, name }) => [number, name])).toEqual([
    [89, undefined],
    [88, '2026 年 4 月'],
    [0, undefined],
  ])
})
