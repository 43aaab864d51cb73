import { NativeSelect } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { GRADUATE_FILTERS, listGraduates } from '#contracts/office/graduations.ts'
import { call } from '#web/client/call.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useAddressWord } from '../shell/use-address-word.ts'
import { GRADUATE_COLUMNS } from './graduate-columns.tsx'
import { showWords, graduationsTexts as texts } from './graduations.texts.ts'
import { PagedTable, ShowChoice } from './paged-table.tsx'

type Show = (typeof GRADUATE_FILTERS)[number]

interface GraduateListProps {
  batchId: string
  schools: readonly { id: string; name: string }[]
}

/** The applications of a batch with state, verdict and diploma number, by school and by what they wait for (GRA-12). */
export function GraduateList({ batchId, schools }: GraduateListProps) {
  const [schoolId, setSchool] = useAddressWord('school', { words: schools.map(({ id }) => id), usual: '' })
  const [show, setShow] = useAddressWord<Show>('show', { words: GRADUATE_FILTERS, usual: 'all' })
  const pages = useGraduates({ batchId, schoolId, show })
  const rows = pages.data?.pages.flatMap(({ graduates }) => graduates) ?? []
  return (
    <SectionCard title={texts.graduates}>
      <div className="kj-form-row" data-view-only>
        <ShowChoice words={showWords} value={show} onChoose={setShow} />
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
      <PagedTable
        pages={pages}
        rows={rows}
        columns={GRADUATE_COLUMNS}
        rowKey={({ applicationId }) => applicationId}
        caption={texts.graduates}
        choosable="graduates"
      />
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
