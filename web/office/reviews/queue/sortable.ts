import type { QueueItem } from '#contracts/office/queues.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import type { QueueView } from './queue-view.ts'

type Sort = NonNullable<QueueView['sort']>

/** What a column's head sorts by; pressed again, the time of filing turns round. */
const SORTS_OF: Readonly<Record<string, Sort>> = {
  what: 'title',
  ticket: 'ticket',
  school: 'school',
  at: 'newest',
}

/** Gives the heads of what waits their order, by the same sort that the address carries (REV-01). */
export function sortable(
  columns: readonly Column<QueueItem>[],
  { sort = 'oldest', onSort }: { sort: Sort | undefined; onSort: (sort: Sort | undefined) => void },
): Column<QueueItem>[] {
  return columns.map((column) => {
    const by = SORTS_OF[column.key]
    if (by === undefined) return column
    if (column.key === 'at') {
      const is = orderOfTime(sort)
      return { ...column, order: { is, onSort: () => onSort(is === 'ascending' ? 'newest' : undefined) } }
    }
    const is = sort === by ? ('ascending' as const) : ('none' as const)
    return { ...column, order: { is, onSort: () => onSort(sort === by ? undefined : by) } }
  })
}

function orderOfTime(sort: Sort): 'ascending' | 'descending' | 'none' {
  if (sort === 'oldest') return 'ascending'
  return sort === 'newest' ? 'descending' : 'none'
}
