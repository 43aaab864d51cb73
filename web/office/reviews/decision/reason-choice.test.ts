import { expect, test } from 'vitest'
import type { RejectReason } from '#contracts/office/reviews.ts'
import { foundReasons, lackingPart, toggledCode } from './reason-choice.ts'

const reason = (number: number, label: string, words = `${label}。`): RejectReason => ({
  code: `r${number}`,
  number,
  needsNote: false,
  label,
  words,
  remedy: '请补正。',
})
const CATALOGUE = [
  reason(1, '图片不清晰'),
  reason(9, '备案表已过期'),
  reason(12, '凭证已用于其他课程'),
  reason(14, '图片模糊', '图片请补正'),
  reason(15, '请补正'),
  reason(99, '其他'),
]
const numbers = (typed: string, fitting: readonly RejectReason[] = CATALOGUE) =>
  foundReasons(fitting, typed).map(({ number }) => number)

test('REV-04 a reason is found by a word of its name or of what the candidate reads, its name first', () => {
  expect(numbers('')).toEqual([1, 9, 12, 14, 15, 99])
  expect(numbers(' 图片 ')).toEqual([1, 14])
  expect(numbers('请补正')).toEqual([15, 14])
  expect(numbers('没有这条')).toEqual([])
})

test('REV-04 a reason that is typed by its own name comes first, not one that holds the word', () => {
  expect(numbers('其他')).toEqual([99, 12])
})

test('REV-04 a reason is chosen by its number, which does not move when others are not offered', () => {
  expect(numbers('9')).toEqual([9])
  const fewer = CATALOGUE.filter(({ number }) => number !== 1)
  expect(numbers('9', fewer)).toEqual([9])
  expect(numbers('12', fewer)).toEqual([12])
  expect(numbers('2')).toEqual([])
  expect(toggledCode(toggledCode(['a'], 'c'), 'a')).toEqual(['c'])
})

test('REV-04 a rejection needs a reason, and a note where the reason says nothing without one', () => {
  const other = { ...reason(99, '其他'), needsNote: true }
  const lacks = (codes: readonly string[], note = '') =>
    lackingPart({ codes, note }, [reason(1, '模糊'), other])
  expect(lacks([])).toBe('reason')
  expect(lacks(['r1'])).toBeUndefined()
  expect(lacks(['r1', 'r99'], '  ')).toBe('note')
  expect(lacks(['r99'], '姓名栏被遮挡')).toBeUndefined()
})
