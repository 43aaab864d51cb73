import { useParams } from '@tanstack/react-router'
import { graduateRoster } from '#contracts/office/diplomas.ts'
import { oneGraduationBatch } from '#contracts/office/graduations.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { formatDate } from '#rulebook/beijing-time.ts'
import { FileButton } from '#web/client/file-button.tsx'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { PageTitle } from '#web/ui/page-title.tsx'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { leadsNowhere } from '../shell/leads-nowhere.ts'
import { NotFoundPage } from '../shell/not-found-page.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { AuditsCard } from './audits-card.tsx'
import { GraduateList } from './graduate-list.tsx'
import { graduationsTexts as texts } from './graduations.texts.ts'
import { PrintRoster } from './print-roster.tsx'
import { PublicationList } from './publication-list.tsx'
import { PublishCard } from './publish-card.tsx'

type School = ReplyOf<typeof oneGraduationBatch>['schools'][number]

const SCHOOL_COLUMNS: readonly Column<School>[] = [
  { key: 'name', title: texts.school, card: 'lead', cell: ({ name }) => name },
  { key: 'waiting', title: texts.waiting, numeric: true, cell: ({ waiting }) => waiting },
  { key: 'approved', title: texts.approved, numeric: true, cell: ({ approved }) => approved },
  { key: 'rejected', title: texts.rejected, numeric: true, cell: ({ rejected }) => rejected },
  { key: 'graduated', title: texts.graduated, numeric: true, cell: ({ graduated }) => graduated },
]

/** One graduation batch: its figures, its publication by two persons, and its applications (GRA-12). */
export function GraduationBatchPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const reply = useReply(oneGraduationBatch, { params: { id } })
  if (leadsNowhere(reply.error)) return <NotFoundPage />
  return (
    <>
      <OfficeLink to="/graduations">{texts.back}</OfficeLink>
      <Loaded reply={reply}>
        {(page) => (
          <>
            <PageTitle
              title={texts.batchTitle(page.batch.name)}
              product={texts.product}
              lead={texts.batchLead(formatDate(page.batch.graduatesOn))}
            />
            <AuditsCard batchId={id} />
            <PublishCard page={page} />
            <PublicationList batch={page.batch} publications={page.publications} />
            {page.schools.length > 0 && (
              <SectionCard title={texts.bySchool}>
                <DeskTable
                  caption={texts.bySchool}
                  columns={SCHOOL_COLUMNS}
                  rows={page.schools}
                  rowKey={({ id: schoolId }) => schoolId}
                />
                <p className="kj-soft kj-after">{texts.rosterLead}</p>
                <FileButton contract={graduateRoster} input={[{ params: { id }, query: {} }]}>
                  {texts.roster}
                </FileButton>
                <PrintRoster batchId={id} schools={page.schools} />
              </SectionCard>
            )}
            <GraduateList batchId={id} schools={page.schools} />
          </>
        )}
      </Loaded>
    </>
  )
}
