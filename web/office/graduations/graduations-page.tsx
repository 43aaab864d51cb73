import { type GraduationBatchView, listGraduationBatches } from '#contracts/office/graduations.ts'
import { formatDate } from '#rulebook/beijing-time.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { graduationsTexts as texts } from './graduations.texts.ts'

const COLUMNS: readonly Column<GraduationBatchView>[] = [
  {
    key: 'name',
    title: texts.name,
    card: 'lead',
    cell: ({ id, name }) => <OfficeLink to={`/graduations/${id}`}>{name}</OfficeLink>,
  },
  {
    key: 'on',
    title: texts.graduatesOn,
    card: 'wide',
    cell: ({ graduatesOn }) => formatDate(graduatesOn),
  },
  { key: 'waiting', title: texts.waiting, numeric: true, cell: ({ waiting }) => waiting },
  { key: 'approved', title: texts.approved, numeric: true, cell: ({ approved }) => approved },
  { key: 'rejected', title: texts.rejected, numeric: true, cell: ({ rejected }) => rejected },
  { key: 'graduated', title: texts.graduated, numeric: true, cell: ({ graduated }) => graduated },
]

/** Lists the graduation batches with their applications in figures (GRA-12). */
export function GraduationsPage() {
  const reply = useReply(listGraduationBatches)
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} lead={texts.lead} />
      <SectionCard title={texts.list}>
        <Loaded reply={reply}>
          {({ batches }) =>
            batches.length === 0 ? (
              <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>
            ) : (
              <DeskTable caption={texts.list} columns={COLUMNS} rows={batches} rowKey={({ id }) => id} />
            )
          }
        </Loaded>
      </SectionCard>
    </>
  )
}
