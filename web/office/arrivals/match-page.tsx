import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { oneUnmatched } from '#contracts/office/arrivals.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { replyOptions } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { leadsNowhere } from '../shell/leads-nowhere.ts'
import { NotFoundPage } from '../shell/not-found-page.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { SearchForm } from '../ui-search-form.tsx'
import { arrivalsTexts as texts } from './arrivals.texts.ts'
import { BesideTable } from './beside-table.tsx'
import { MatchActs } from './match-acts.tsx'

/** One inbound transfer beside the persons whom it may be for; staff say whose it is (TRI-01). */
export function MatchPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const [ticketNo, setTicketNo] = useState<string>()
  const asked = replyOptions(oneUnmatched, { params: { id }, query: ticketNo ? { ticketNo } : {} })
  // The page stays while a search is answered: the field that was typed into stands on it.
  const reply = useQuery({ ...asked, placeholderData: keepPreviousData })
  if (leadsNowhere(reply.error)) return <NotFoundPage />
  return (
    <>
      <OfficeLink to="/arrivals">{texts.back}</OfficeLink>
      <Loaded reply={reply}>
        {(match) => (
          <>
            <PageTitle
              title={texts.arrival(match.arrival.arrivalNo)}
              product={texts.product}
              lead={`${match.arrival.originProvince} · ${match.arrival.name}`}
            />
            <SectionCard title={texts.beside}>
              <p>{texts.besideLead}</p>
              <BesideTable match={match} />
              {match.owners.length === 0 && (
                <EmptyState title={texts.noOwner}>{texts.noOwnerLead}</EmptyState>
              )}
            </SectionCard>
            <SectionCard title={texts.tickets}>
              <div className="kj-stack">
                <p>{texts.ticketsLead}</p>
                <MatchActs match={match} />
                <SearchForm shortest={4} maxLength={30} words={texts} quiet onSearch={setTicketNo} />
              </div>
            </SectionCard>
            <SectionCard title={texts.courseList}>
              <DeskTable
                caption={texts.courseList}
                rows={match.courses}
                rowKey={({ code }) => code}
                columns={[
                  { key: 'code', title: texts.code, card: 'lead', cell: ({ code }) => code },
                  { key: 'name', title: texts.courseName, card: 'wide', cell: ({ name }) => name },
                  { key: 'credits', title: texts.credits, numeric: true, cell: ({ credits }) => credits },
                  { key: 'result', title: texts.result, numeric: true, cell: ({ result }) => result },
                  { key: 'on', title: texts.passedOn, cell: ({ passedOn }) => passedOn },
                ]}
              />
            </SectionCard>
          </>
        )}
      </Loaded>
    </>
  )
}
