import type { DegreeAudit } from '#contracts/degree/degree-audit.ts'
import { type Column, ResponsiveTable } from '#web/ui/responsive-table.tsx'
import { leftWords } from '../sums-card.tsx'
import { monthOrWhy } from './month-or-why.ts'
import { whatIfTexts as texts } from './what-if.texts.ts'

interface Row {
  item: string
  present: string
  changed: string
}

const COLUMNS: readonly Column<Row>[] = [
  { key: 'item', title: texts.item, cell: ({ item }) => item, card: 'lead' },
  { key: 'present', title: texts.now, cell: ({ present }) => present },
  {
    key: 'changed',
    title: texts.changed,
    cell: ({ changed }) => <span className="kj-strong">{changed}</span>,
  },
]

/** The audit as it is beside the forecast. */
export function Comparison({ now, shown }: { now: DegreeAudit; shown: DegreeAudit }) {
  const row = (item: string, words: (audit: DegreeAudit) => string): Row => ({
    item,
    present: words(now),
    changed: words(shown),
  })
  const rows = [
    row(texts.left, ({ fewest }) => leftWords(fewest)),
    row(texts.month, ({ forecast }) => monthOrWhy(forecast)),
    row(texts.courses, ({ courses: { has, needs } }) => texts.sum(has, needs)),
    row(texts.credits, ({ credits: { has, needs } }) => texts.sum(has, needs)),
  ]
  return (
    <div role="status">
      <h3>{texts.compare}</h3>
      <ResponsiveTable caption={texts.compare} columns={COLUMNS} rows={rows} rowKey={({ item }) => item} />
    </div>
  )
}
