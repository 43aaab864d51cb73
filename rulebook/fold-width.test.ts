import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldWidth } from './fold-width.ts'

test.each([
  ['１２３Ｘｘ', '123Xx'],
  ['（Ａ）　＠．－', '(A) @.-'],
  ['张三，「·」', '张三,「·」'],
  ['ｱ￥', 'ｱ￥'],
  ['', ''],
])('LOG-01 %j is typed as %j', (text, folded) => {
  expect(foldWidth(text)).toBe(folded)
})

test('LOG-01 folding keeps the length, and twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const once = foldWidth(text)
      expect(once).toHaveLength(text.length)
      expect(foldWidth(once)).toBe(once)
    }),
  )
})
