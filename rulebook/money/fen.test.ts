import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fen, fenFromYuan, yuanOf } from './fen.ts'

test.each([
  ['50', 5000],
  ['50.0', 5000],
  ['50.00', 5000],
  ['0.29', 29],
  ['0', 0],
  ['0.01', 1],
  ['1.1', 110],
  ['9999999999999.99', 999_999_999_999_999],
])('PAY-02 %s yuan are %i fen', (text, count) => {
  expect(fenFromYuan(text)).toBe(count)
})

test.each([
  ...[
    '',
    ' 50',
    '50 ',
    '50.',
    '.5',
    '50.000',
    '050',
    '00',
    '-1',
    '+1',
    '1e3',
    '0x10',
    '1,000',
    '５０',
    '50.0a',
  ],
  ...['NaN', 'Infinity', '50\n', '¥50', '99999999999999', '50.-1'],
])('PAY-02 %j is no amount in yuan', (text) => {
  expect(fenFromYuan(text)).toBeUndefined()
})

test('PAY-02 every amount survives being written as yuan', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999_999_999 }), (count) => {
      expect(fenFromYuan(yuanOf(fen(count)))).toBe(count)
    }),
  )
})

test.each([0.5, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
  'PAY-02 %d is no amount in fen',
  (count) => {
    expect(() => fen(count)).toThrow('not an amount')
  },
)
