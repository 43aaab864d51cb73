import { expect, test } from 'vitest'
import { SERVICE_CODES } from '#contracts/services.ts'
import { findEntry, findService } from './service-list.ts'

test.each([
  ['exemption', 'exemption'],
  ['transfer-in', 'transfer-in'],
  ['transfer-out', 'transfer-out'],
  ['supplement-score', 'supplement'],
  ['supplement-exemption', 'supplement'],
  ['supplement-transfer', 'supplement'],
  ['personal-data', 'personal-data'],
] as const)('HOM-03 the window of %s leads to the page of its menu entry', (code, slug) => {
  expect(findService(code)?.slug).toBe(slug)
})

test('HOM-06 each service is in the menus, and its own address is a page too', () => {
  for (const code of SERVICE_CODES) {
    expect(findService(code)).toBeDefined()
    expect(findEntry(code)?.codes).toContain(code)
  }
})

test.each([
  ['supplement', '成绩补登', 3],
  ['supplement-score', '成绩补登（理论与实践）', 1],
  ['graduation', '申请毕业', 1],
  ['samples', '凭证样例', 0],
])('HOM-06 the address /services/%s is the page of %s', (word, title, count) => {
  expect(findEntry(word)).toMatchObject({ title })
  expect(findEntry(word)?.codes).toHaveLength(count)
})

test.each(['toString', 'Exemption', 'transfer_out', ''])(
  'HOM-06 the address /services/%s is no page',
  (word) => {
    expect(findEntry(word)).toBeUndefined()
  },
)
