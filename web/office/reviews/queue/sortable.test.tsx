import { expect, test } from 'vitest'
import { queueColumns } from './queue-columns.tsx'
import { sortable } from './sortable.ts'

test('REV-01 a column’s head sorts by it, once more takes the sorting away, and the time of filing turns round', () => {
  const headsOf = (sort?: 'newest' | 'oldest' | 'title') => {
    const asked: (string | undefined)[] = []
    const columns = sortable(queueColumns({ show: 'waiting' }), { sort, onSort: (by) => asked.push(by) })
    for (const { order } of columns) order?.onSort()
    return [columns.flatMap(({ key, order }) => (order ? [[key, order.is]] : [])), asked]
  }
  expect(headsOf()).toEqual([
    [
      ['what', 'none'],
      ['ticket', 'none'],
      ['school', 'none'],
      ['at', 'ascending'],
    ],
    ['title', 'ticket', 'school', 'newest'],
  ])
  expect(headsOf('title')).toEqual([
    expect.arrayContaining([
      ['what', 'ascending'],
      ['at', 'none'],
    ]),
    [undefined, 'ticket', 'school', undefined],
  ])
  expect(headsOf('newest')).toEqual([
    expect.arrayContaining([['at', 'descending']]),
    ['title', 'ticket', 'school', undefined],
  ])
})
