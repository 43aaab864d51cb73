import { expect, test } from 'vitest'
import { findService, serviceWords } from './service-list.ts'

test.each([
  ['exemption', '申请免考', 'exemption'],
  ['transfer-in', '外省转入', 'transfer-in'],
  ['transfer-out', '本市转出', 'transfer-out'],
  ['supplement-score', '成绩补登（理论与实践）', 'supplement'],
  ['supplement-exemption', '成绩补登（免考）', 'supplement'],
  ['supplement-transfer', '成绩补登（转入）', 'supplement'],
])('HOM-03 the window of %s is told in words and leads to its page', (code, words, slug) => {
  expect(serviceWords(code)).toBe(words)
  expect(findService(code)?.slug).toBe(slug)
})

test('HOM-03 a code that nobody knows leads nowhere', () => {
  expect(findService('toString')).toBeUndefined()
})
