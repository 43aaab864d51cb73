import { expect, test } from 'vitest'
import { addressOf, readView } from './imports-view.ts'

const ID = '01a21d26-d361-7000-8000-000000000001'

test('IMP-01 which batches are shown stands in the address, and nothing else of it is taken', () => {
  const view = { kind: 'practice_scores', show: 'open', sittingId: ID, before: 51 } as const
  const search = Object.fromEntries(new URL(`https://x${addressOf(view)}`).searchParams)
  expect(readView({ ...search, before: Number(search.before) })).toEqual(view)
  expect(addressOf({})).toBe('/imports')
  expect(readView({ kind: 'constructor', show: 'x', sittingId: '1', before: -1 })).toEqual({})
  expect(readView({ show: 'all', before: 'x' })).toEqual({})
})
