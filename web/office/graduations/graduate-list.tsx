import { Button, NativeSelect } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type GRADUATE_FILTERS, listGraduates } from '#contracts/office/graduations.ts'
import { call } from '#web/client/call.ts'
import { errorWords } from '#web/client/error-words.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { LoadFailure } from '#web/ui/load-failure.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { GRADUATE_COLUMNS } from './graduate-columns.tsx'
import { showWords, graduationsTexts as texts } from './graduations.texts.ts'

type Show = (typeof GRADUATE_FILTERS)[number]

const SHOWS = Object.entries(showWords) as [Show, string][]

interface GraduateListProps {
  batchId: string
  schools: readonly { id: string; name: string }[]
}

/** The applications of a batch with state, verdict and diploma number, by school and by what they wait for (GRA-12). */
export function GraduateList({ batchId, schools }: GraduateListProps) {
  const [schoolId, setSchool] = useState('')
  const [show, setShow] = useState<Show>('all')
  const pages = useGraduates({ batchId, schoolId, show })
  const rows = pages.data?.pages.flatMap(({ graduates }) => graduates) ?? []
  return (
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
        {schools.length > 1 && (
          <NativeSelect
            label={texts.school}
            value={schoolId}
            onChange={(event) => setSchool(event.currentTarget.value)}
            data={[
              { value: '', label: texts.allSchools },
              ...schools.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
      </div>
      {pages.isPending && <Skeleton rows={5} />}
      {pages.isError && <LoadFailure words={errorWords(pages.error)} onRetry={() => void pages.refetch()} />}
      {pages.isSuccess && rows.length === 0 && (
        <EmptyState title={texts.noGraduates}>{texts.noGraduatesLead}</EmptyState>
      )}
      {rows.length > 0 && (
        <DeskTable
          choosable="graduates"
          caption={texts.graduates}
          columns={GRADUATE_COLUMNS}
          rows={rows}
          rowKey={({ applicationId }) => applicationId}
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
  )
}

function useGraduates({ batchId, schoolId, show }: { batchId: string; schoolId: string; show: Show }) {
  return useInfiniteQuery({
    queryKey: [listGraduates.id, batchId, schoolId, show],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      call(listGraduates, {
        params: { id: batchId },
        query: { show, after: pageParam, ...(schoolId === '' ? {} : { schoolId }) },
        signal,
      }),
    getNextPageParam: ({ graduates, more }) => (more ? graduates.at(-1)?.applicationNo : undefined),
  })
}
