import { expect, test } from 'vitest'
import { checkCharacterOf, type DiplomaNoRule, makeDiplomaNo } from './diploma-no.ts'
import { parsePattern } from './diploma-no-parts.ts'

const RULE: DiplomaNoRule = {
  pattern: '6{level:5/6}62{ticket}{check}',
  checkWeights: [1, 3, 7, 9],
  checkCharacters: '1029876543',
}
const INPUT = { ticketNo: '490512162007', level: 'benke', graduatesOn: '2026-12-30', sequenceNo: 7 } as const

test.each([
  ['6562490512162007', '1'],
  ['6562490112162329', '7'],
  ['6562010303100763', '5'],
])('GRA-12 the check character of %s is %s', (digits, check) => {
  expect(checkCharacterOf(digits, RULE)).toBe(check)
})

test('GRA-12 a number is made by the pattern, with the level and the check character', () => {
  expect(makeDiplomaNo(RULE, INPUT)).toBe('65624905121620071')
  expect(makeDiplomaNo(RULE, { ...INPUT, level: 'zhuanke' })?.slice(0, 4)).toBe('6662')
})

test('GRA-12 a pattern may count by year, session and sequence instead', () => {
  const rule = { ...RULE, pattern: '6{level:5/6}310000{year:2}{session}{sequence:5}{check}' }
  expect(makeDiplomaNo(rule, INPUT)?.slice(0, -1)).toBe('6531000026200007')
  expect(makeDiplomaNo(rule, { ...INPUT, graduatesOn: '2027-06-30' })?.slice(8, 11)).toBe('271')
})

test('GRA-12 no number is made that would be too short to hold its sequence, or of a 准考证号 with letters', () => {
  const rule = { ...RULE, pattern: '6{year:2}{session}{sequence:1}{check}' }
  expect(makeDiplomaNo(rule, { ...INPUT, sequenceNo: 10 })).toBeUndefined()
  expect(makeDiplomaNo(RULE, { ...INPUT, ticketNo: '49051216200A' })).toBeUndefined()
})

test.each([
  ['', '不能为空'],
  ['65{chek}', '不认识'],
  ['6{check}{ticket}', '最后'],
  ['6{year:2}', '须包含'],
  ['6{sequence:5}', '每批重新开始'],
])('GRA-12 a pattern that would not give each diploma its own number is refused: %s', (pattern, words) => {
  expect(parsePattern(pattern)).toContain(words)
})
