import { expect, test } from 'vitest'
import { valuesIn } from './values.texts.ts'

test.each([
  ['只能补登 2026年12月16日及以前的成绩。', ['2026年12月16日']],
  ['请在 2026年12月16日 08:00 以前提交', ['2026年12月16日 08:00']],
  ['2027年上半年没有这门课程', ['2027年']],
  ['2026年3月至 2027年11月', ['2026年3月', '2027年11月']],
  ['照片须为 480×640 像素、1 MB 以内', ['480×640 像素', '1 MB']],
  ['证件号码 310***********6 有 18 位', ['310***********6', '18 位']],
  ['分数为 0–100 的整数', ['0–100']],
  ['请填写考生的姓名', []],
  ['', []],
])('UX-01 in 「%s」 the values are known, and nothing is lost', (words, values) => {
  const parts = valuesIn(words)
  expect(parts.filter(({ isValue }) => isValue).map(({ text }) => text)).toEqual(values)
  expect(parts.map(({ text }) => text).join('')).toBe(words)
})
