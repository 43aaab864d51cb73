import { expect, test } from 'vitest'
import { prefixOf } from './tries.rules.ts'

test.each([
  ['310101199001011234', '3101011990'],
  ['310101900101123', '3101011990'],
  ['E12345678', 'E12'],
  ['12', '12'],
])('LOG-09 %s is counted with those that begin with %s', (number, prefix) => {
  expect(prefixOf(number)).toBe(prefix)
})
