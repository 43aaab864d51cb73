import { useParams } from '@tanstack/react-router'
import { type DepartureView, viewDeparture } from '#contracts/office/departures.ts'
import { formatDate, formatInstant } from '#rulebook/beijing-time.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { leadsNowhere } from '../shell/leads-nowhere.ts'
import { NotFoundPage } from '../shell/not-found-page.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { Facts } from '../ui-facts.tsx'
import { Instant } from '../ui-instant.tsx'
import { DepartureActs } from './departure-acts.tsx'
import { departureStateWords, departureStepWords, departuresTexts as texts } from './departures.texts.ts'

/** One transfer that leaves: whose, where to, which scores, what happened, and what this person may do (TRO-02…04). */
export function DeparturePage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const reply = useReply(viewDeparture, { params: { id } })
  if (leadsNowhere(reply.error)) return <NotFoundPage />
  return (
    <Loaded reply={reply}>
      {(departure) => (
        <>
          <PageTitle
            title={departure.personName}
            product={texts.product}
            lead={
              <>
                {departure.ticketNo} <OfficeLink to="/departures">{texts.back}</OfficeLink>
              </>
            }
            aside={<StatusBadge {...departureStateWords[departure.state]} />}
          />
          {departure.hasChanged && (
            <Notice tone="refusal">
              {departure.package === undefined ? texts.changedLead : texts.changedSentLead}
            </Notice>
          )}
          <DepartureActs departure={departure} />
          <SectionCard
            title={texts.facts}
            aside={<OfficeLink to={`/candidates/${departure.personId}`}>{texts.candidateLink}</OfficeLink>}
          >
            <Facts facts={factsOf(departure)} />
          </SectionCard>
          <SectionCard title={texts.items}>
            <DeskTable
              caption={texts.items}
              columns={ITEMS}
              rows={departure.items}
              rowKey={({ courseCode }) => courseCode}
            />
          </SectionCard>
          <SectionCard title={texts.steps}>
            <DeskTable
              caption={texts.steps}
              columns={STEPS}
              rows={departure.steps.map((step, place) => ({ ...step, place }))}
              rowKey={({ place }) => String(place)}
            />
          </SectionCard>
        </>
      )}
    </Loaded>
  )
}

function factsOf(departure: DepartureView) {
  const { package: made } = departure
  return [
    [texts.idNumber, `${departure.idType} ${departure.idNumberMasked}`],
    [texts.school, departure.schoolName],
    [texts.major, departure.majorName],
    [texts.to, departure.province],
    [texts.destinationNo, departure.destinationTicketNo],
    [texts.destinationLevel, departure.destinationLevel],
    [texts.destinationMajor, departure.destinationMajor],
    [texts.applicationNo, departure.applicationNo],
    [texts.signBy, departure.signedOn === undefined ? formatDate(departure.signBy) : undefined],
    [texts.signedOn, departure.signedOn && formatDate(departure.signedOn)],
    [texts.takesAll, departure.takesAll ? texts.takesAllYes : texts.takesAllNo, 'wide'],
    [texts.issued, made && formatInstant(new Date(made.issuedAt))],
    [texts.expires, made && (made.isDead ? texts.dead : formatInstant(new Date(made.expiresAt)))],
  ] as const
}

const ITEMS: readonly Column<DepartureView['items'][number]>[] = [
  {
    key: 'course',
    title: texts.course,
    card: 'lead',
    cell: ({ courseCode, courseName, hasChanged }) => (
      <>
        {courseCode} {courseName} {hasChanged && <StatusBadge tone="refusal" word={texts.changed} />}
      </>
    ),
  },
  { key: 'credits', title: texts.credits, numeric: true, cell: ({ credits }) => credits },
  { key: 'mark', title: texts.mark, numeric: true, cell: ({ outcome }) => outcome },
  { key: 'on', title: texts.on, card: 'wide', cell: ({ obtainedOn }) => formatDate(obtainedOn) },
]

const STEPS: readonly Column<DepartureView['steps'][number] & { place: number }>[] = [
  { key: 'kind', title: texts.step, card: 'lead', cell: ({ kind }) => departureStepWords[kind] },
  { key: 'at', title: texts.at, card: 'wide', cell: ({ at }) => <Instant at={at} /> },
  { key: 'by', title: texts.by, cell: ({ by }) => by },
  { key: 'note', title: texts.note, card: 'wide', cell: ({ note }) => note ?? '' },
]
