import type { LevelFigures } from '#contracts/office/statistics/statistics.ts'
import { statisticsWords as words } from '#contracts/office/statistics/statistics-words.texts.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { BarChart } from './bar-chart.tsx'
import { countColumn, decidedColumns, hoursColumn } from './decided-columns.ts'
import { statisticsTexts as texts } from './statistics.texts.ts'

/** How long each level took, and what waits there now since when. */
export function TimesCard({ levels }: { levels: readonly LevelFigures[] }) {
  return (
    <SectionCard title={texts.times}>
      {levels.length === 0 ? (
        <EmptyState title={texts.timesNone}>{texts.timesNoneHelp}</EmptyState>
      ) : (
        <div className="kj-stack">
          <p className="kj-soft">{texts.timesLead}</p>
          <BarChart
            title={texts.medianChart}
            bars={levels.map(({ name, spread }) => ({
              ...{ key: name, label: name, value: spread?.medianHours ?? 0 },
              words: spread ? words.hours(spread.medianHours) : '—',
            }))}
          />
          <DeskTable caption={texts.times} columns={COLUMNS} rows={levels} rowKey={({ name }) => name} />
        </div>
      )}
    </SectionCard>
  )
}

const COLUMNS: readonly Column<LevelFigures>[] = [
  { key: 'name', title: words.level, card: 'lead', cell: ({ name }) => name },
  ...decidedColumns<LevelFigures>(),
  hoursColumn('ninth', words.ninth, ({ ninthHours }) => ninthHours),
  hoursColumn('longest', words.longest, ({ longestHours }) => longestHours),
  countColumn('waiting', words.waitingNow, ({ waiting }) => waiting),
  {
    key: 'oldest',
    title: words.oldest,
    card: 'wide',
    // Not on one line by force: a card on a phone in 长辈版 has no room for it.
    cell: ({ oldestAt }) =>
      oldestAt ? <time dateTime={oldestAt}>{formatInstant(new Date(oldestAt))}</time> : '—',
  },
]
