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
  rejections: number
  amendments: number
}

/** How often each reason was given, the most frequent first; own words are one line. */
export function ReasonsCard({ figures }: { figures: StatisticsFigures }) {
  const { reasons, withNote, faulted } = figures
  const causes: Line[] = [
    ...reasons.map(({ code, ...reason }) => ({ key: code, ...reason })),
    { key: 'note ', label: words.withNote, ...withNote },
  ]
  return (
    <SectionCard title={texts.reasons}>
      {faulted.rejections + faulted.amendments === 0 ? (
        <EmptyState title={texts.reasonsNone}>{texts.reasonsNoneHelp}</EmptyState>
      ) : (
        <>
          <p className="kj-soft">{texts.reasonsLead}</p>
          <Charted
            title={texts.reasonsChart}
            bars={causes.map(({ key, label, rejections, amendments }) => ({
              ...{ key, label, value: rejections + amendments },
            }))}
            columns={COLUMNS}
            rows={[...causes, { key: 'all ', label: words.allFaulted, ...faulted }]}
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
    cell: ({ label }) => label,
  },
  countColumn('rejections', words.rejections, ({ rejections }) => rejections),
  countColumn('amendments', words.amendments, ({ amendments }) => amendments),
]
