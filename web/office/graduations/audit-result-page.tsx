import { useInfiniteQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { AUDIT_FILTERS, oneDegreeAudit } from '#contracts/office/degree-audits.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { call } from '#web/client/call.ts'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { leadsNowhere } from '../shell/leads-nowhere.ts'
import { NotFoundPage } from '../shell/not-found-page.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { useAddressWord } from '../shell/use-address-word.ts'
import { AuditState, LINE_COLUMNS } from './audit-columns.tsx'
import { auditScopeWords, auditShowWords, graduationsTexts as texts } from './graduations.texts.ts'
import { PagedTable, ShowChoice } from './paged-table.tsx'

type Show = (typeof AUDIT_FILTERS)[number]

/** The result of an audit: who qualifies, who is one course away, and why (AUD-07). */
export function AuditResultPage() {
  const { id = '', audit: auditId = '' } = useParams({ strict: false }) as { id?: string; audit?: string }
  const [show, setShow] = useAddressWord<Show>('show', { words: AUDIT_FILTERS, usual: 'all' })
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
      <SectionCard title={texts.auditLines}>
        <div className="kj-form-row" data-view-only>
          <ShowChoice words={auditShowWords} value={show} onChoose={setShow} />
        </div>
        <PagedTable
          pages={pages}
          rows={rows}
          columns={LINE_COLUMNS}
          rowKey={({ subjectId }) => subjectId}
          caption={texts.auditTitle}
          choosable="audit-lines"
        />
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
