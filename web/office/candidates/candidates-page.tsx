import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { type CandidateRow, findCandidates } from '#contracts/office-candidates.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { type Column, ResponsiveTable } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { candidatesTexts as texts } from './candidates.texts.ts'

const COLUMNS: readonly Column<CandidateRow>[] = [
  {
    key: 'name',
    title: texts.name,
    card: 'lead',
    cell: ({ personId, name }) => <OfficeLink to={`/candidates/${personId}`}>{name}</OfficeLink>,
  },
  { key: 'id', title: texts.idNumber, cell: ({ idNumberMasked }) => idNumberMasked },
  {
    key: 'tickets',
    title: texts.tickets,
    card: 'wide',
    cell: ({ tickets }) =>
      tickets.map(({ id, ticketNo, schoolName, majorName }) => (
        <div key={id}>{`${ticketNo} ${schoolName} ${majorName}`}</div>
      )),
  },
]

/** ACC-02: finds a candidate in scope. What is searched for never stands in the address. */
export function CandidatesPage() {
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  const search = (event: FormEvent) => {
    event.preventDefault()
    setQ(typed.trim())
  }
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} />
      <form className="kj-form-row" onSubmit={search}>
        <TextInput
          type="search"
          label={texts.search}
          value={typed}
          maxLength={60}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit">{texts.submit}</Button>
      </form>
      {q.length > 0 && <Results q={q} />}
    </>
  )
}

function Results({ q }: { q: string }) {
  const reply = useReply(findCandidates, { query: { q } })
  return (
    <SectionCard title={texts.results}>
      <Loaded reply={reply}>
        {({ candidates, more }) =>
          candidates.length === 0 ? (
            <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>
          ) : (
            <>
              {more && <p>{texts.more}</p>}
              <ResponsiveTable
                caption={texts.results}
                columns={COLUMNS}
                rows={candidates}
                rowKey={({ personId }) => personId}
                dense
              />
            </>
          )
        }
      </Loaded>
    </SectionCard>
  )
}
