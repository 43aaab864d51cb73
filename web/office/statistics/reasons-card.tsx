import type { StatisticsFigures } from '#contracts/office/statistics/statistics.ts'
import { statisticsWords as words } from '#contracts/office/statistics/statistics-words.texts.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { Charted } from './charted.tsx'
import { countColumn } from './decided-columns.ts'
import { statisticsTexts as texts } from './statistics.texts.ts'

interface Line {
  key: string
  label: string
  code: string
  rejections: number
  amendments: number
}

/** How often each reason was given, the most frequent first; own words are one line. */
export function ReasonsCard({ figures }: { figures: StatisticsFigures }) {
  const { reasons, withNote, faulted } = figures
  const lines: Line[] = [
    ...reasons.map((reason) => ({ key: reason.code, ...reason })),
    { key: 'note ', label: words.withNote, code: '', ...withNote },
    { key: 'all ', label: words.allFaulted, code: '', ...faulted },
  ]
  return (
    <SectionCard title={texts.reasons}>
      {reasons.length === 0 ? (
        <EmptyState title={texts.reasonsNone}>{texts.reasonsNoneHelp}</EmptyState>
      ) : (
        <>
          <p className="kj-soft">{texts.reasonsLead}</p>
          <Charted
            title={texts.reasonsChart}
            bars={reasons.map(({ code, label, rejections, amendments }) => ({
              ...{ key: code, label, value: rejections + amendments },
            }))}
            columns={COLUMNS}
            rows={lines}
            rowKey={({ key }) => key}
          />
        </>
      )}
    </SectionCard>
  )
}

const COLUMNS: readonly Column<Line>[] = [
  {
    key: 'label',
    title: words.reason,
    card: 'lead',
    cell: ({ label, code }) => (
      <div>
        {label}
        {code !== '' && <div className="kj-soft">{code}</div>}
      </div>
    ),
  },
  countColumn('rejections', words.rejections, ({ rejections }) => rejections),
  countColumn('amendments', words.amendments, ({ amendments }) => amendments),
]
