import { expect, test } from 'vitest'
import { isCommonPassword } from './common-passwords.ts'

test.each([
  ['password', true],
  ['Dragon2024!', true],
  ['P@ssw0rd-2024', true],
  ['welcome2026!', true],
  ['monkeymonkey', true],
  ['yu-yuan-lu-ge-zi', false],
  ['he-ping-fan-dian-41', false],
  ['monkey plum rain on the bund', false],
  ['梧桐雨打湿了旧站台的灯', false],
])('LOG-02 %j is common: %s', (password, verdict) => {
  expect(isCommonPassword(password)).toBe(verdict)
})
