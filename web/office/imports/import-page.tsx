import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { oneImport } from '#contracts/office/imports.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { replyOptions } from '#web/client/queries.ts'
import { PageTitle } from '#web/ui/page-title.tsx'
import { leadsNowhere } from '../shell/leads-nowhere.ts'
import { NotFoundPage } from '../shell/not-found-page.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { BatchCard } from './batch-card.tsx'
import { isMoving } from './batch-state.ts'
import { CheckReport } from './check-report.tsx'
import { AssignColumns } from './columns/assign-columns.tsx'
import { KnownLayout } from './columns/known-layout.tsx'
import { Corrected } from './corrected.tsx'
import { DoubleEntry } from './double-entry.tsx'
import { kindWords, importsTexts as texts } from './imports.texts.ts'
import { PhotosToSee } from './photos/photos-to-see.tsx'
import { StateBadge } from './state-badge.tsx'

/** The check report of one batch, its progress while the worker runs, and the possible acts (IMP-01). */
export function ImportPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const reply = useQuery({
    ...replyOptions(oneImport, { params: { id } }),
    refetchInterval: ({ state }) => (isMoving(state.data?.batch.state ?? '') ? 1000 : false),
  })
  if (leadsNowhere(reply.error)) return <NotFoundPage />
  return (
    <>
      <OfficeLink to="/imports">{texts.back}</OfficeLink>
      <Loaded reply={reply}>
        {(report) => {
          const { batch } = report
          return (
            <>
              <PageTitle
                title={texts.detailTitle(batch.batchNo)}
                product={texts.product}
                lead={[kindWords[batch.kind], batch.sittingName, batch.fileName].filter(Boolean).join(' · ')}
                aside={<StateBadge batch={batch} />}
              />
              <BatchCard batch={batch} isForAnother={report.isForAnother} />
              {batch.state === 'unassigned' && <AssignColumns batch={batch} />}
              {batch.layout && <KnownLayout layout={batch.layout} />}
              {batch.isDouble && <DoubleEntry batch={batch} />}
              <PhotosToSee batch={batch} />
              <CheckReport report={report} />
              <Corrected batch={batch} />
            </>
          )
        }}
      </Loaded>
    </>
  )
}
