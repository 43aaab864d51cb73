import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ImportBatchView, listImports } from '#contracts/office/imports.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { replyOptions } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { OfficeLink, useGoTo } from '../shell/office-link.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { Instant } from '../ui-instant.tsx'
import { isMoving } from './batch-state.ts'
import { kindWords, importsTexts as texts } from './imports.texts.ts'
import { ImportsFilter } from './imports-filter.tsx'
import { addressOf, type ImportsView, useImportsView } from './imports-view.ts'
import { StateBadge } from './state-badge.tsx'
import { UploadForm } from './upload-form.tsx'

const COLUMNS: readonly Column<ImportBatchView>[] = [
  {
    key: 'no',
    title: texts.batchNo,
    card: 'lead',
    cell: ({ id, batchNo }) => <OfficeLink to={`/imports/${id}`}>{texts.detailTitle(batchNo)}</OfficeLink>,
  },
  {
    key: 'kind',
    title: texts.kind,
    card: 'wide',
    cell: ({ kind, sittingName }) => `${kindWords[kind]} ${sittingName ?? ''}`,
  },
  { key: 'state', title: texts.state, card: 'wide', cell: (batch) => <StateBadge batch={batch} /> },
  { key: 'rows', title: texts.rows, numeric: true, cell: ({ rowsTotal }) => texts.number(rowsTotal) },
  { key: 'faulty', title: texts.faulty, numeric: true, cell: ({ rowsFaulty }) => texts.number(rowsFaulty) },
  { key: 'file', title: texts.fileName, card: 'wide', cell: ({ fileName }) => fileName },
  { key: 'by', title: texts.uploadedBy, cell: ({ uploadedBy }) => uploadedBy },
  { key: 'at', title: texts.uploadedAt, card: 'wide', cell: ({ uploadedAt }) => <Instant at={uploadedAt} /> },
]

/** Uploads a file, and lists the earlier ones with their states (IMP-01). */
export function ImportsPage() {
  const view = useImportsView()
  const goTo = useGoTo()
  const reply = useQuery({
    ...replyOptions(listImports, { query: view }),
    refetchInterval: ({ state }) => (state.data?.batches.some((one) => isMoving(one.state)) ? 2000 : false),
  })
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} lead={texts.lead} />
      <SectionCard title={texts.upload}>
        <UploadForm />
      </SectionCard>
      <SectionCard title={texts.batches}>
        <div className="kj-stack">
          <ImportsFilter view={view} />
          <Loaded reply={reply}>
            {({ batches, next }) => (
              <>
                {batches.length === 0 ? (
                  <Nothing view={view} />
                ) : (
                  <DeskTable
                    caption={texts.batches}
                    columns={COLUMNS}
                    rows={batches}
                    rowKey={({ id }) => id}
                  />
                )}
                <div className="kj-row">
                  {view.before !== undefined && (
                    <Button variant="default" onClick={() => goTo(addressOf(firstOf(view)))}>
                      {texts.newest}
                    </Button>
                  )}
                  {next !== undefined && (
                    <Button variant="default" onClick={() => goTo(addressOf({ ...view, before: next }))}>
                      {texts.older}
                    </Button>
                  )}
                </div>
              </>
            )}
          </Loaded>
        </div>
      </SectionCard>
    </>
  )
}

function Nothing({ view }: { view: ImportsView }) {
  return Object.keys(view).length === 0 ? (
    <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>
  ) : (
    <EmptyState title={texts.noneShown}>{texts.noneShownLead}</EmptyState>
  )
}

function firstOf({ before: _, ...view }: ImportsView): ImportsView {
  return view
}
