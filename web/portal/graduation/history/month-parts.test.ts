import { expect, test } from 'vitest'
import { joinMonth, splitMonth } from './month-parts.ts'

test.each([
  ['2015', '9', '2015-09'],
  ['2015', '09', '2015-09'],
  ['1999', '12', '1999-12'],
  ['2015', '', ''],
  ['2015', '0', ''],
  ['2015', '13', ''],
  ['201', '9', ''],
  ['1815', '9', ''],
  ['', '', ''],
])('GRA-01 the year %j and the month %j make %j', (year, month, joined) => {
  expect(joinMonth({ year, month })).toBe(joined)
  if (joined !== '') expect(joinMonth(splitMonth(joined))).toBe(joined)
})
