import { expect, test } from 'vitest'
import { plainNumber } from './plain-number.ts'
import { findIsoOfSerial, isDateFormat } from './sheet-date.ts'

test.each([
  [1, '1900-01-01'],
  [59, '1900-02-28'],
  [60, '1900-02-29'],
  [61, '1900-03-01'],
  [46_296.999_999, '2026-10-02'],
  [0.375, '09:00:00'],
  [-1, undefined],
  [3_000_000, undefined],
  [Number.NaN, undefined],
])('IMP-01 shows day %d as %s', (serial, iso) => {
  expect(findIsoOfSerial(serial, 1900)).toBe(iso)
})

test('IMP-01 knows date formats from amounts', () => {
  for (const code of [
    'yyyy-mm-dd',
    'yyyy"年"m"月"d"日"',
    '[$-804]aaaa d',
    '[DBNum1]yyyy',
    'mm:ss.0',
    'h:mm AM/PM',
  ]) {
    expect([code, isDateFormat(code)]).toEqual([code, true])
  }
  for (const code of ['General', '0.00', '#,##0 "days"', '[h]:mm', '0_d', '[Red]0', '@', '']) {
    expect([code, isDateFormat(code)]).toEqual([code, false])
  }
})

test.each([
  ['1E+21', '1000000000000000000000'],
  ['1.5E-7', '0.00000015'],
  ['-0.30000000000000004', '-0.3'],
  ['110101199003078888', '110101199003078888'],
  ['61.5', '61.5'],
  ['-0', '0'],
  ['99.99999999999999999', '100'],
  ['abc', 'abc'],
])('IMP-01 shows the stored number %s as %s', (stored, shown) => {
  expect(plainNumber(stored)).toBe(shown)
})
