import type { SchoolFigures } from '#contracts/office/statistics/statistics.ts'
import { statisticsWords as words } from '#contracts/office/statistics/statistics-words.texts.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { BarChart } from './bar-chart.tsx'
import { countColumn, decidedColumns } from './decided-columns.ts'
import { statisticsTexts as texts } from './statistics.texts.ts'

/** What each school has, and what it decided itself. With a single school there is nothing to compare in a chart. */
export function SchoolsCard({ schools }: { schools: readonly SchoolFigures[] }) {
  if (schools.length === 0) return null
  return (
    <SectionCard title={texts.schools}>
      <div className="kj-stack">
        <p className="kj-soft">{texts.schoolsLead}</p>
        {schools.length > 1 && (
          <BarChart
            title={texts.schoolsChart}
            bars={schools.map(({ id, name, applications }) => ({
              key: id,
              label: name,
              value: applications,
            }))}
          />
        )}
        <DeskTable caption={texts.schools} columns={COLUMNS} rows={schools} rowKey={({ id }) => id} />
      </div>
    </SectionCard>
  )
}

const COLUMNS: readonly Column<SchoolFigures>[] = [
  {
    key: 'name',
    title: words.schoolName,
    card: 'lead',
    cell: ({ name }) => name,
    sortBy: ({ name }) => name,
  },
  countColumn('applications', words.applications, ({ applications }) => applications),
  countColumn('waiting', words.waitingNow, ({ waiting }) => waiting),
  countColumn('approved', words.schoolApproved, ({ approved }) => approved),
  ...decidedColumns<SchoolFigures>(),
]
