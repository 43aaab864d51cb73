import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LEAVES_PLAIN, width } from './steps.ts'

test.each([
  ['１２３Ｘｘ', '123Xx'],
  ['（Ａ）　＠．－', '(A) @.-'],
  ['张三，「·」', '张三,「·」'],
  ['ｱ￥', 'ｱ￥'],
  ['', ''],
])('LOG-01 %j is typed as %j', (text, folded) => {
  expect(width(text)).toBe(folded)
})

test('LOG-01 folding the width keeps the length', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(width(text)).toHaveLength(text.length)
    }),
  )
})

test('EVI-07 what is left out for digits and capital letters changes none of them', () => {
  const plain = fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') })
  fc.assert(
    fc.property(plain, fc.constantFrom(...LEAVES_PLAIN), (text, step) => {
      expect(step(text)).toBe(text)
    }),
    { numRuns: 2000 },
  )
})
