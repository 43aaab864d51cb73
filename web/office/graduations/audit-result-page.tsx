import { Button, NativeSelect } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type AUDIT_FILTERS, oneDegreeAudit } from '#contracts/office/degree-audits.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { call } from '#web/client/call.ts'
import { errorWords } from '#web/client/error-words.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { LoadFailure } from '#web/ui/load-failure.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { leadsNowhere } from '../shell/leads-nowhere.ts'
import { NotFoundPage } from '../shell/not-found-page.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { AuditState, LINE_COLUMNS } from './audit-columns.tsx'
import { auditScopeWords, auditShowWords, graduationsTexts as texts } from './graduations.texts.ts'

type Show = (typeof AUDIT_FILTERS)[number]

const SHOWS = Object.entries(auditShowWords) as [Show, string][]

/** The result of an audit: who qualifies, who is one course away, and why (AUD-07). */
export function AuditResultPage() {
  const { id = '', audit: auditId = '' } = useParams({ strict: false }) as { id?: string; audit?: string }
  const [show, setShow] = useState<Show>('all')
  const pages = useLines({ auditId, show })
  if (leadsNowhere(pages.error)) return <NotFoundPage />
  const audit = pages.data?.pages[0]?.audit
  const rows = pages.data?.pages.flatMap(({ lines }) => lines) ?? []
  return (
    <>
      <OfficeLink to={`/graduations/${id}`}>{texts.backToBatch}</OfficeLink>
      {audit && (
        <PageTitle
          title={texts.auditTitle}
          product={texts.product}
          lead={[
            auditScopeWords[audit.scope],
            audit.schoolName,
            audit.majorName,
            texts.madeAt(formatInstant(new Date(audit.requestedAt))),
          ]
            .filter(Boolean)
            .join(' · ')}
          aside={<AuditState audit={audit} />}
        />
      )}
      <SectionCard title={texts.graduates}>
        <div className="kj-form-row">
          <NativeSelect
            label={texts.show}
            value={show}
            onChange={(event) =>
              setShow(SHOWS.find(([one]) => one === event.currentTarget.value)?.[0] ?? 'all')
            }
            data={SHOWS.map(([value, label]) => ({ value, label }))}
          />
        </div>
        {pages.isPending && <Skeleton rows={5} />}
        {pages.isError && (
          <LoadFailure words={errorWords(pages.error)} onRetry={() => void pages.refetch()} />
        )}
        {pages.isSuccess && rows.length === 0 && (
          <EmptyState title={texts.noGraduates}>{texts.noGraduatesLead}</EmptyState>
        )}
        {rows.length > 0 && (
          <DeskTable
            choosable="audit-lines"
            caption={texts.auditTitle}
            columns={LINE_COLUMNS}
            rows={rows}
            rowKey={({ subjectId }) => subjectId}
          />
        )}
        {pages.hasNextPage && (
          <Button
            variant="default"
            loading={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {texts.more}
          </Button>
        )}
      </SectionCard>
    </>
  )
}

function useLines({ auditId, show }: { auditId: string; show: Show }) {
  return useInfiniteQuery({
    queryKey: [oneDegreeAudit.id, auditId, show],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      call(oneDegreeAudit, {
        params: { id: auditId },
        query: { show, ...(pageParam === '' ? {} : { after: pageParam }) },
        signal,
      }),
    getNextPageParam: ({ lines, more }) => (more ? lines.at(-1)?.subjectId : undefined),
    refetchInterval: ({ state }) => (state.data?.pages[0]?.audit.state === 'running' ? 1500 : false),
  })
}
