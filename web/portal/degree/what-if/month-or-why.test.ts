import { expect, test } from 'vitest'
import { monthOrWhy } from './month-or-why.ts'

test('AUD-06 a comparison without a month says why there is none', () => {
  expect(monthOrWhy({ kind: 'not_announced', courses: [] })).toBe('考试安排尚未公布')
  expect(monthOrWhy({ kind: 'beyond', courses: [] })).toBe('已公布的考试安排里排不下')
  expect(monthOrWhy({ kind: 'blocked', blocks: ['sanction'] })).toBe('成绩以外还有事情没有解决')
})
