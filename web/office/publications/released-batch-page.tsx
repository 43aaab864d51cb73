import { Button, NativeSelect } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { releasedBatch } from '#contracts/office/scores/publications.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { replyOptions } from '#web/client/queries.ts'
import { PageTitle } from '#web/ui/page-title.tsx'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { outcomeWords } from '../candidates/score-words.ts'
import { kindWords } from '../imports/imports.texts.ts'
import { leadsNowhere } from '../shell/leads-nowhere.ts'
import { NotFoundPage } from '../shell/not-found-page.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { publicationsTexts, releasedTexts as texts } from './publications.texts.ts'

type Released = ReplyOf<typeof releasedBatch>

const COLUMNS: readonly Column<Released['scores'][number]>[] = [
  { key: 'ticket', title: texts.ticketNo, card: 'lead', cell: ({ ticketNo }) => ticketNo },
  { key: 'name', title: texts.name, cell: ({ personName }) => personName },
  {
    key: 'course',
    title: texts.course,
    card: 'wide',
    cell: ({ courseCode, courseName }) => `${courseCode} ${courseName}`,
  },
  { key: 'outcome', title: texts.outcome, numeric: true, cell: ({ outcome }) => outcomeWords(outcome) },
]

/** The scores of one batch of a publication, to be compared with the paper; nothing can be changed here (IMP-02). */
export function ReleasedBatchPage() {
  const { id = '', batch = '' } = useParams({ strict: false }) as { id?: string; batch?: string }
  const [course, setCourse] = useState('')
  const [after, setAfter] = useState<string>()
  const query = { ...(course === '' ? {} : { course }), ...(after === undefined ? {} : { after }) }
  const asked = replyOptions(releasedBatch, { params: { id, batchId: batch }, query })
  // The scores before stay until the next ones are there: who chooses by the keys must not lose the choice, nor the way to the next page.
  const reply = useQuery({ ...asked, placeholderData: keepPreviousData })
  if (leadsNowhere(reply.error)) return <NotFoundPage />
  return (
    <>
      <OfficeLink to={`/publications/${id}`}>{texts.batchBack}</OfficeLink>
      <Loaded reply={reply}>
        {({ batch: shown, courses, scores, more }) => (
          <>
            <PageTitle
              title={texts.batchTitle(shown.batchNo)}
              product={publicationsTexts.product}
              lead={[kindWords[shown.kind], shown.sittingName, shown.schoolName, shown.fileName]
                .filter(Boolean)
                .join(' · ')}
            />
            <SectionCard title={texts.list}>
              <div className="kj-stack">
                <NativeSelect
                  data-view-only
                  label={texts.course}
                  value={course}
                  onChange={(event) => {
                    setCourse(event.currentTarget.value)
                    setAfter(undefined)
                  }}
                  data={[
                    { value: '', label: texts.allCourses },
                    ...courses.map(({ courseCode, courseName }) => ({
                      value: courseCode,
                      label: `${courseCode} ${courseName}`,
                    })),
                  ]}
                />
                <DeskTable
                  caption={texts.list}
                  columns={COLUMNS}
                  rows={scores}
                  rowKey={(score) => score.id}
                />
                <div className="kj-row">
                  {after !== undefined && (
                    <Button variant="default" onClick={() => setAfter(undefined)}>
                      {texts.firstPage}
                    </Button>
                  )}
                  {more && (
                    <Button variant="default" onClick={() => setAfter(scores.at(-1)?.id)}>
                      {texts.nextPage}
                    </Button>
                  )}
                </div>
              </div>
            </SectionCard>
          </>
        )}
      </Loaded>
    </>
  )
}
