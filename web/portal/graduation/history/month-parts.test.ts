import { expect, test } from 'vitest'
import { joinMonth, splitMonth } from './month-parts.ts'

test.each([
  ['2015', '9', '2015-09'],
  ['2015', '09', '2015-09'],
  ['1999', '12', '1999-12'],
  ['', '', ''],
])('GRA-01 the year %j and the month %j make %j', (year, month, joined) => {
  expect(joinMonth({ year, month })).toBe(joined)
  expect(joinMonth(splitMonth(joined))).toBe(joined)
})

test.each([
  ['2015', '', '2015'],
  ['201', '9', '201-09'],
  ['', '9', '-09'],
])('APP-02 the half-typed month of %j and %j is kept as %j', (year, month, joined) => {
  expect(joinMonth({ year, month })).toBe(joined)
  expect(splitMonth(joined)).toEqual({ year, month })
})
