import { statisticsWords as words } from '#contracts/office/statistics/statistics-words.texts.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { type Bar, BarChart } from './bar-chart.tsx'
import { statisticsTexts as texts } from './statistics.texts.ts'

interface ChartedProps<Row> {
  title: string
  bars: readonly Bar[]
  isFunnel?: true
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
}

/** A chart, and the table that says the same beside it, below it where there is no room. */
export function Charted<Row>({ title, bars, isFunnel, ...table }: ChartedProps<Row>) {
  return (
    <div className="kj-charted">
      <BarChart title={title} bars={bars} {...(isFunnel ? { isFunnel } : {})} />
      <div>
        <DeskTable caption={title} {...table} />
      </div>
    </div>
  )
}

/** Bars and the table of one number each, with its share of the first where that says something. */
export function ChartedCounts({ title, bars, isFunnel, all }: CountsProps) {
  return (
    <Charted
      {...{ title, bars, ...(isFunnel ? { isFunnel } : {}), rows: bars, rowKey: ({ key }: Bar) => key }}
      columns={[
        { key: 'label', title: words.line, card: 'lead', cell: ({ label }) => label },
        {
          key: 'value',
          title: words.count,
          numeric: true,
          cell: ({ value }) => value.toLocaleString('zh-CN'),
        },
        { key: 'share', title: texts.share, numeric: true, cell: ({ value }) => shareOf(value, all) },
      ]}
    />
  )
}

interface CountsProps {
  title: string
  bars: readonly Bar[]
  isFunnel?: true
  /** Of what the shares are. */
  all: number
}

function shareOf(value: number, all: number): string {
  return all === 0 ? '—' : `${((100 * value) / all).toFixed(1)}%`
}
