import { expect, test } from 'vitest'
import { auditEntries } from '#contracts/office/administration.ts'
import { scoreLife } from '#contracts/portal.ts'
import { addressOf } from './address.ts'

test('parameters are put into the path, encoded', () => {
  expect(addressOf(scoreLife, { params: { id: 'a/b' } })).toBe('/api/portal/scores/a%2Fb/life')
})

test('a query is appended, without what is absent', () => {
  expect(addressOf(auditEntries, { query: { action: '王 明', after: undefined } })).toBe(
    '/api/office/audit?action=%E7%8E%8B+%E6%98%8E',
  )
})
