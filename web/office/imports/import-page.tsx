import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { oneImport } from '#contracts/office-imports.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { replyOptions } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { ProgressBar } from '#web/ui/progress-bar.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { CheckReport } from './check-report.tsx'
import { ImportActs } from './import-acts.tsx'
import { kindWords, importsTexts as texts } from './imports.texts.ts'
import { StateBadge } from './state-badge.tsx'

const MOVING = ['uploaded', 'checking', 'applying']

/** IMP-01: the check report of one batch, its progress while the worker is at it, and what can be done now. */
export function ImportPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const reply = useQuery({
    ...replyOptions(oneImport, { params: { id } }),
    refetchInterval: ({ state }) => (MOVING.includes(state.data?.batch.state ?? '') ? 1000 : false),
  })
  return (
    <Loaded reply={reply}>
      {(report) => {
        const { batch } = report
        const isMoving = MOVING.includes(batch.state)
        return (
          <>
            <PageTitle
              title={texts.detailTitle(batch.batchNo)}
              product={texts.product}
              lead={`${kindWords[batch.kind]} ${batch.sittingName ?? ''} ${batch.fileName}`}
              aside={<StateBadge state={batch.state} />}
            />
            <SectionCard title={texts.state}>
              {isMoving && (
                <ProgressBar
                  label={batch.state === 'applying' ? texts.applying : texts.checking}
                  share={batch.rowsTotal === 0 ? 0 : batch.rowsDone / batch.rowsTotal}
                />
              )}
              {batch.fault && (
                <Notice tone="refusal">
                  <p className="kj-strong">{texts.fault}</p>
                  <p>{batch.fault}</p>
                </Notice>
              )}
              <dl className="kj-counts">
                <div>
                  <dt>{texts.rows}</dt>
                  <dd>{batch.rowsTotal}</dd>
                </div>
                <div>
                  <dt>{texts.faulty}</dt>
                  <dd>{batch.rowsFaulty}</dd>
                </div>
              </dl>
              {batch.state === 'applied' && batch.kind !== 'candidates' && (
                <Notice tone="going">
                  <p>{batch.publication ? texts.published : texts.next}</p>
                  <OfficeLink to="/publications">{texts.toPublications}</OfficeLink>
                </Notice>
              )}
              <ImportActs batch={batch} />
            </SectionCard>
            <CheckReport report={report} />
            <OfficeLink to="/imports">{texts.back}</OfficeLink>
          </>
        )
      }}
    </Loaded>
  )
}
