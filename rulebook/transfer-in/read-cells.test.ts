import { expect, test } from 'vitest'
import { PROVINCES } from '../evidence/provinces.ts'
import { readCredits } from './read-credits.ts'
import { readPassedOn } from './read-passed-on.ts'
import { readProvince } from './read-province.ts'

test.each([
  ['江苏省', '江苏省'],
  ['江苏', '江苏省'],
  [' 江 苏 ', '江苏省'],
  ['32', '江苏省'],
  ['320000', '江苏省'],
  ['３２', '江苏省'],
  ['内蒙古', '内蒙古自治区'],
  ['广西', '广西壮族自治区'],
  ['新疆', '新疆维吾尔自治区'],
  ['宁夏', '宁夏回族自治区'],
  ['香港', '香港特别行政区'],
  ['北京', '北京市'],
  ['82', '澳门特别行政区'],
  ['江南', undefined],
  ['3', undefined],
  ['', undefined],
])('TRI-01 the province %j is %j', (text, province) => {
  expect(readProvince(text)).toBe(province)
})

test('TRI-01 every province has a short name and a code of its own', () => {
  const short = PROVINCES.map((province) =>
    province.slice(0, province.startsWith('内') || province.startsWith('黑') ? 3 : 2),
  )
  expect(short.map(readProvince)).toEqual(PROVINCES)
})

test.each([
  ['2019-10-26', '2019-10-26'],
  ['2019-10-26T00:00:00', '2019-10-26'],
  ['2019/10/6', '2019-10-06'],
  ['2019.10.26', '2019-10-26'],
  ['20191026', '2019-10-26'],
  ['２０１９年１０月２６日', '2019-10-26'],
  ['201910', '2019-10-01'],
  ['2019-10', '2019-10-01'],
  ['2019.4', '2019-04-01'],
  ['2019年4月', '2019-04-01'],
  ['2019年10月份', '2019-10-01'],
  ['1980-12-31', '1980-12-31'],
  ['2019-02-30', undefined],
  ['2019-13', undefined],
  ['201913', undefined],
  ['19-10-26', undefined],
  ['43764', undefined],
  ['2019', undefined],
  ['去年', undefined],
  ['', undefined],
])('TRI-01 the day %j is %j', (text, day) => {
  expect(readPassedOn(text)).toBe(day)
})

test.each([
  ['4', 4],
  ['４', 4],
  ['4.0', 4],
  ['4.5', 4.5],
  ['4.50', 4.5],
  ['0', 0],
  ['30', 30],
  ['30.5', 'credits_range'],
  ['-1', 'credits_range'],
  ['4.25', 'credits_half'],
  ['4.49999999999999999', 'credits_half'],
  ['四', 'credits_form'],
  ['4/5', 'credits_form'],
  ['', 'credits_missing'],
])('TRI-01 the credits %j are %j', (text, read) => {
  expect(readCredits(text)).toEqual(
    typeof read === 'number' ? { ok: true, credits: read } : { ok: false, problem: read },
  )
})
