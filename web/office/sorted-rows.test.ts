import { expect, test } from 'vitest'
import type { Column } from '#web/ui/responsive-table.tsx'
import { nextSort, sortedRows } from './sorted-rows.ts'

interface Row {
  name: string
  count: number
  at?: string
}

const columns: readonly Column<Row>[] = [
  { key: 'name', title: '', cell: () => '', sortBy: ({ name }) => name },
  { key: 'count', title: '', cell: () => '', sortBy: ({ count }) => count },
  { key: 'at', title: '', cell: () => '', sortBy: ({ at }) => at },
  { key: 'acts', title: '', cell: () => '' },
]
const rows: readonly Row[] = [
  { name: '张三', count: 9 },
  { name: '阿宝', count: 10, at: '2026-03-02T00:00:00Z' },
  { name: '李四', count: 2, at: '2026-01-02T00:00:00Z' },
]
const names = (key: string, direction: 'ascending' | 'descending') =>
  sortedRows(rows, columns, { key, direction }).map(({ name }) => name)

test('UX-02 a table is sorted by a column: names by their sound, numbers by size, what has no value last', () => {
  expect(names('name', 'ascending')).toEqual(['阿宝', '李四', '张三'])
  expect(names('count', 'descending')).toEqual(['阿宝', '张三', '李四'])
  expect(names('at', 'ascending')).toEqual(['李四', '阿宝', '张三'])
  expect(names('at', 'descending')).toEqual(['阿宝', '李四', '张三'])
  expect(names('acts', 'ascending')).toEqual(['张三', '阿宝', '李四'])
})

test('UX-02 a head sorts up, then down, then leaves the list as it came', () => {
  const up = nextSort(undefined, 'name')
  const down = nextSort(up, 'name')
  expect([up?.direction, down?.direction, nextSort(down, 'name')]).toEqual([
    'ascending',
    'descending',
    undefined,
  ])
  expect(nextSort(down, 'count')).toEqual({ key: 'count', direction: 'ascending' })
})
