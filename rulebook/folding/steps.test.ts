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

const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const CHARACTERS = Array.from({ length: 0x9fff - 0x4e00 + 1 }, (_, place) =>
  String.fromCharCode(0x4e00 + place),
)

test('EVI-07 what is left out for digits, capital letters and common characters changes none of them, alone or together', () => {
  for (const step of LEAVES_PLAIN)
    for (const character of [...SIGNS, ...CHARACTERS]) expect(step(character)).toBe(character)
  const plain = fc.string({ unit: fc.constantFrom(...SIGNS, ...CHARACTERS) })
  fc.assert(
    fc.property(plain, fc.constantFrom(...LEAVES_PLAIN), (text, step) => {
      expect(step(text)).toBe(text)
    }),
    { numRuns: 2000 },
  )
})
