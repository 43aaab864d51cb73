import type { Column } from '#web/ui/responsive-table.tsx'

export interface Sort {
  key: string
  direction: 'ascending' | 'descending'
}

/** Sorts rows by a column: numbers by size, texts as a Chinese reader expects them; rows without a value stand last. */
export function sortedRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | undefined,
): readonly Row[] {
  const sortBy = columns.find(({ key }) => key === sort?.key)?.sortBy
  if (!sort || !sortBy) return rows
  const sign = sort.direction === 'ascending' ? 1 : -1
  return rows.toSorted((one, other) => {
    const [a, b] = [sortBy(one), sortBy(other)]
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
    return sign * compared(a, b)
  })
}

/** What pressing a head does: ascending, then descending, then as the list came. */
export function nextSort(sort: Sort | undefined, key: string): Sort | undefined {
  if (sort?.key !== key) return { key, direction: 'ascending' }
  return sort.direction === 'ascending' ? { key, direction: 'descending' } : undefined
}

const READER = new Intl.Collator('zh-Hans-CN', { numeric: true })

function compared(one: string | number, other: string | number): number {
  return typeof one === 'number' && typeof other === 'number'
    ? one - other
    : READER.compare(String(one), String(other))
}
