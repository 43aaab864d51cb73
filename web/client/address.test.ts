import { expect, test } from 'vitest'
import { releasedBatch } from '#contracts/office/scores/publications.ts'
import { scoreLife } from '#contracts/portal.ts'
import { addressOf } from './address.ts'

test('parameters are put into the path, encoded', () => {
  expect(addressOf(scoreLife, { params: { id: 'a/b' } })).toBe('/api/portal/scores/a%2Fb/life')
})

test('a query is appended, without what is absent', () => {
  const params = { id: '1', batchId: '2' }
  expect(addressOf(releasedBatch, { params, query: { course: '王 明', after: undefined } })).toBe(
    '/api/office/publications/1/batches/2?course=%E7%8E%8B+%E6%98%8E',
  )
})
