import type { Spread } from '#contracts/office/statistics/statistics.ts'
import { statisticsWords as words } from '#contracts/office/statistics/statistics-words.texts.ts'
import type { Column } from '#web/ui/responsive-table.tsx'

interface Decided {
  decided: number
  passed: number
  rejected: number
  undone: number
  spread?: Spread
}

/** A column of counts. */
export function countColumn<Row>(key: string, title: string, count: (row: Row) => number): Column<Row> {
  return {
    ...{ key, title, numeric: true, sortBy: count },
    cell: (row) => count(row).toLocaleString('zh-CN'),
  }
}

/** A column of how long something took, sorted by the hours. */
export function hoursColumn<Row extends Decided>(
  key: string,
  title: string,
  hours: (spread: Spread) => number,
): Column<Row> {
  return {
    ...{ key, title, numeric: true, card: 'wide' },
    cell: ({ spread }) => (spread ? words.hours(hours(spread)) : '—'),
    sortBy: ({ spread }) => (spread ? hours(spread) : undefined),
  }
}

/** What was decided and how, with the median. */
export function decidedColumns<Row extends Decided>(): Column<Row>[] {
  return [
    countColumn<Row>('decided', words.decided, ({ decided }) => decided),
    countColumn<Row>('passed', words.passed, ({ passed }) => passed),
    countColumn<Row>('rejected', words.faulted, ({ rejected }) => rejected),
    countColumn<Row>('undone', words.undone, ({ undone }) => undone),
    hoursColumn<Row>('median', words.median, ({ medianHours }) => medianHours),
  ]
}
