import { expect, test } from 'vitest'
import { addressOfFilter, readScoreFilter } from './score-search.ts'

test('SCO-02 the filter stands in the address and is read back', () => {
  const filter = { words: '英语 00015', source: 'exam' }
  expect(readScoreFilter(addressOfFilter(filter))).toEqual(filter)
  expect(addressOfFilter({ words: '', source: '' })).toEqual({})
})

test.each([
  [{ words: ['a'], source: {} }, {}],
  [{ words: 4737 }, { words: '4737' }],
  [{ words: 'a'.repeat(100) }, { words: 'a'.repeat(60) }],
])('SCO-02 of the address %j only what is a filter is read', (search, filter) => {
  expect(readScoreFilter(search)).toEqual(filter)
})
