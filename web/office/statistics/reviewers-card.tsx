import type { ReviewerFigures } from '#contracts/office/statistics/statistics.ts'
import { statisticsWords as words } from '#contracts/office/statistics/statistics-words.texts.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { decidedColumns } from './decided-columns.ts'
import { statisticsTexts as texts } from './statistics.texts.ts'

/** What each reviewer decided, by name. A table without a chart: it informs, and ranks nobody. */
export function ReviewersCard({ reviewers }: { reviewers: readonly ReviewerFigures[] }) {
  return (
    <SectionCard title={texts.reviewers}>
      {reviewers.length === 0 ? (
        <EmptyState title={texts.reviewersNone}>{texts.reviewersNoneHelp}</EmptyState>
      ) : (
        <>
          <p className="kj-soft">{texts.reviewersLead}</p>
          <DeskTable
            caption={texts.reviewers}
            columns={COLUMNS}
            rows={reviewers}
            rowKey={({ staffId, schoolName }) => `${staffId} ${schoolName ?? ''}`}
          />
        </>
      )}
    </SectionCard>
  )
}

const asOf = ({ schoolName }: ReviewerFigures) => schoolName ?? words.authority

const COLUMNS: readonly Column<ReviewerFigures>[] = [
  { key: 'name', title: words.reviewer, card: 'lead', cell: ({ name }) => name, sortBy: ({ name }) => name },
  { key: 'as', title: words.as, card: 'wide', cell: asOf, sortBy: asOf },
  ...decidedColumns<ReviewerFigures>(),
]
