import { type ImportBatchView, listImports } from '#contracts/office-imports.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { type Column, ResponsiveTable } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { kindWords, importsTexts as texts } from './imports.texts.ts'
import { StateBadge } from './state-badge.tsx'
import { UploadForm } from './upload-form.tsx'

const COLUMNS: readonly Column<ImportBatchView>[] = [
  {
    key: 'no',
    title: texts.batchNo,
    card: 'lead',
    cell: ({ id, batchNo }) => <OfficeLink to={`/imports/${id}`}>{batchNo}</OfficeLink>,
  },
  {
    key: 'kind',
    title: texts.kind,
    cell: ({ kind, sittingName }) => `${kindWords[kind]} ${sittingName ?? ''}`,
  },
  { key: 'state', title: texts.state, cell: ({ state }) => <StateBadge state={state} /> },
  { key: 'rows', title: texts.rows, numeric: true, cell: ({ rowsTotal }) => rowsTotal },
  { key: 'faulty', title: texts.faulty, numeric: true, cell: ({ rowsFaulty }) => rowsFaulty },
  { key: 'file', title: texts.fileName, card: 'wide', cell: ({ fileName }) => fileName },
  { key: 'by', title: texts.uploadedBy, cell: ({ uploadedBy }) => uploadedBy },
  { key: 'at', title: texts.uploadedAt, cell: ({ uploadedAt }) => formatInstant(new Date(uploadedAt)) },
]

/** IMP-01: upload a file, and what became of the earlier ones. */
export function ImportsPage() {
  const reply = useReply(listImports)
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} lead={texts.lead} />
      <SectionCard title={texts.upload}>
        <UploadForm />
      </SectionCard>
      <SectionCard title={texts.batches}>
        <Loaded reply={reply}>
          {({ batches }) =>
            batches.length === 0 ? (
              <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>
            ) : (
              <ResponsiveTable
                caption={texts.batches}
                columns={COLUMNS}
                rows={batches}
                rowKey={({ id }) => id}
                dense
              />
            )
          }
        </Loaded>
      </SectionCard>
    </>
  )
}
