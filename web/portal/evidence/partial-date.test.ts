import { expect, test } from 'vitest'
import { digitsOf, joinDate, splitDate, wholeDate } from './partial-date.ts'

test.each([
  [{ year: '2004', month: '6', day: '30' }, '2004-06-30'],
  [{ year: '2004', month: '06', day: '' }, '2004-06'],
  [{ year: '2004', month: '', day: '' }, '2004'],
  [{ year: '', month: '6', day: '' }, '-06'],
  [{ year: '2004', month: '', day: '3' }, '2004--03'],
  [{ year: '', month: '', day: '' }, ''],
])('EVI-01, APP-02 a date is kept as far as it was typed: %o', (parts, text) => {
  expect(joinDate(parts)).toBe(text)
  expect(joinDate(splitDate(text))).toBe(text)
  expect(text.length).toBeLessThanOrEqual(10)
})

test('EVI-01 only digits get into a date, of any width', () => {
  expect(digitsOf('２００４年6', 4)).toBe('2004')
  expect(digitsOf('6月', 2)).toBe('6')
})

test.each([
  ['2005年7月1日', '2005-07-01'],
  ['2005-07-01', '2005-07-01'],
  ['2005.7.1', '2005-07-01'],
  ['２００５／７／１', '2005-07-01'],
  ['20050701', '2005-07-01'],
  ['2005年7月', '2005-07'],
  [' 2005 年 7 月 ', '2005-07'],
  ['2005', undefined],
  ['2005年', undefined],
  ['7', undefined],
  ['20057', undefined],
])('EVI-01 the date %j that is pasted into one part is %s', (text, date) => {
  const parts = wholeDate(text)
  expect(parts && joinDate(parts)).toBe(date)
})
