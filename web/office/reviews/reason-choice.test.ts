import { expect, test } from 'vitest'
import type { RejectReason } from '#contracts/office-reviews.ts'
import { fittingReasons } from './reason-choice.ts'

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
