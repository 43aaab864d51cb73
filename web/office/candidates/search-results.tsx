import { type CandidateRow, findCandidates } from '#contracts/office/candidates.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { candidatesTexts as texts } from './candidates.texts.ts'

const COLUMNS: readonly Column<CandidateRow>[] = [
  {
    key: 'name',
    title: texts.name,
    card: 'lead',
    cell: ({ personId, name }) => <OfficeLink to={`/candidates/${personId}`}>{name}</OfficeLink>,
  },
  { key: 'id', title: texts.idNumber, card: 'wide', cell: ({ idNumberMasked }) => idNumberMasked },
  {
    key: 'tickets',
    title: texts.tickets,
    card: 'wide',
    cell: ({ tickets }) => (
      <div className="kj-lines">
        {tickets.map(({ id, ticketNo, schoolName, majorName }) => (
          <p key={id}>{`${ticketNo} ${schoolName} ${majorName}`}</p>
        ))}
      </div>
    ),
  },
]

/** Lists the candidates in scope that match the search, at most fifty. */
export function SearchResults({ q }: { q: string }) {
  const reply = useReply(findCandidates, { body: { q } })
  return (
    <SectionCard title={texts.results}>
      <Loaded reply={reply}>
        {({ candidates, more, isInOrder }) =>
          candidates.length === 0 ? (
            <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>
          ) : (
            <>
              <p role="status">
                {!isInOrder ? texts.tooMany : more ? texts.more : texts.found(candidates.length)}
              </p>
              <DeskTable
                caption={texts.results}
                columns={COLUMNS}
                rows={candidates}
                rowKey={({ personId }) => personId}
              />
            </>
          )
        }
      </Loaded>
    </SectionCard>
  )
}
