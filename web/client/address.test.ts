import { expect, test } from 'vitest'
import { findCandidates } from '#contracts/office-candidates.ts'
import { scoreLife } from '#contracts/portal.ts'
import { addressOf } from './address.ts'

test('parameters are put into the path, encoded', () => {
  expect(addressOf(scoreLife, { params: { id: 'a/b' } })).toBe('/api/portal/scores/a%2Fb/life')
})

test('a query is appended, without what is absent', () => {
  expect(addressOf(findCandidates, { query: { q: '王 明', more: undefined } })).toBe(
    '/api/office/candidates?q=%E7%8E%8B+%E6%98%8E',
  )
})
