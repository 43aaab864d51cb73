import { expect, test } from 'vitest'
import type { RejectReason } from '#contracts/office-reviews.ts'
import { fittingReasons, toggledCode } from './reason-choice.ts'

const reason = (code: string, label: string, credentialType?: string): RejectReason => ({
  code,
  label,
  words: `${label}。`,
  remedy: '请补正。',
  ...(credentialType ? { credentialType } : {}),
})
const CATALOGUE = [
  reason('a', '图片不清晰'),
  reason('b', '缺少备案表', 'diploma'),
  reason('c', '成绩单 CET 无效', 'cet4_report'),
]

test('REV-04 the catalogue shows what fits the evidence that is there', () => {
  const codes = (types: string[], typed = '') =>
    fittingReasons(CATALOGUE, { types, typed }).map(({ code }) => code)
  expect(codes(['diploma'])).toEqual(['a', 'b'])
  expect(codes([])).toEqual(['a'])
  expect(codes(['diploma', 'cet4_report'], ' cet ')).toEqual(['c'])
  expect(codes(['diploma'], '没有这条')).toEqual([])
})

test('REV-04 a reason is named by its number as well, and keeps it while others are filtered away', () => {
  const shown = (typed: string) =>
    fittingReasons(CATALOGUE, { types: ['cet4_report'], typed }).map(({ number, code }) => `${number}${code}`)
  expect(shown('')).toEqual(['1a', '2c'])
  expect(shown('2')).toEqual(['2c'])
  expect(shown('CET')).toEqual(['2c'])
  expect(shown('9')).toEqual([])
  const both = [reason('x', '图片模糊'), reason('y', '请补正')].map((one) => ({
    ...one,
    words: '图片请补正',
  }))
  const order = fittingReasons(both, { types: [], typed: '请补正' }).map(({ code }) => code)
  expect(order).toEqual(['y', 'x'])
  expect(toggledCode(toggledCode(['a'], 'c'), 'a')).toEqual(['c'])
})
