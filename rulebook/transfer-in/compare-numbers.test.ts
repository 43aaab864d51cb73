import { expect, test } from 'vitest'
import { withChecksum } from '../identity/id-number.ts'
import { isNearNumber } from './compare-numbers.ts'

const NUMBER = withChecksum('31010119920101001')

test.each([
  ['itself', NUMBER, true],
  ['one digit wrong', `${NUMBER.slice(0, 10)}9${NUMBER.slice(11)}`, true],
  ['two digits swapped', `${NUMBER.slice(0, 2)}${NUMBER[3]}${NUMBER[2]}${NUMBER.slice(4)}`, true],
  ['a digit left out', NUMBER.slice(0, 5) + NUMBER.slice(6), true],
  ['the same birthday', withChecksum('44030319920101777'), true],
  ['another person', withChecksum('44030319850617777'), false],
  ['nothing', '', false],
])('TRI-01 a number against %s', (_case, other, isNear) => {
  expect(isNearNumber(NUMBER, other)).toBe(isNear)
  expect(isNearNumber(other, NUMBER)).toBe(isNear)
})

test('TRI-01 the fifteen digits of a number are that number', () => {
  expect(isNearNumber(NUMBER, NUMBER.slice(0, 6) + NUMBER.slice(8, 17))).toBe(true)
})

test('TRI-01 passports that differ in three characters are two', () => {
  expect(isNearNumber('E12345678', 'E12345876')).toBe(true)
  expect(isNearNumber('E12345678', 'E12399978')).toBe(false)
})
