import { IconChevronLeft } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { type OwnArrivalDetails, ownArrival } from '#contracts/transfers/transfer-in.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { NotFound } from '../not-found-page.tsx'
import { isMissing } from '../service/details/missing-page.tsx'
import { Link } from '../shell/link.tsx'
import { ArrivalCourses } from './arrival-courses.tsx'
import { ArrivalNotice } from './arrival-notice.tsx'
import './transfer-in.css'
import { arrivalStateWords, transferInTexts as texts } from './transfer-in.texts.ts'

/** 「查看浏览详情」: what has to be done first, then the courses, then what happened so far (TRI-01, TRI-02). */
export function ArrivalPage() {
  const { arrival: id } = useParams({ from: '/shell/services/transfer-in/arrivals/$arrival' })
  const reply = useReply(ownArrival, { params: { id } })
  if (isMissing(reply.error)) return <NotFound />
  return (
    <>
      <Link className="kj-link kj-back" to="/services/$service" params={{ service: 'transfer-in' }}>
        <IconChevronLeft size="1.1em" aria-hidden />
        {texts.back}
      </Link>
      <Loaded reply={reply}>{(arrival) => <Details arrival={arrival} />}</Loaded>
    </>
  )
}

function Details({ arrival }: { arrival: OwnArrivalDetails }) {
  const { originProvince, originTicketNo, originMajor, state, ticket, list, steps } = arrival
  const { tone, word } = arrivalStateWords[state]
  return (
    <>
      <PageTitle
        title={texts.from(originProvince)}
        aside={<StatusBadge tone={tone} word={word} />}
        lead={[
          texts.ticketOf(originTicketNo),
          texts.hereOf(ticket.ticketNo),
          ...(originMajor ? [`${texts.major} ${originMajor}`] : []),
        ].join(' · ')}
      />
      <Standing arrival={arrival} />
      <SectionCard title={texts.courses}>
        <ArrivalCourses caption={texts.courses} courses={list} />
      </SectionCard>
      <SectionCard title={texts.steps}>
        <ol className="kj-arrival-steps">
          {steps.toReversed().map((step) => (
            <li key={`${step.at} ${step.what}`}>
              <strong>{step.what}</strong>{' '}
              <span className="kj-soft">{texts.who(step.who, formatInstant(new Date(step.at)))}</span>
              <Reasons step={step} />
            </li>
          ))}
        </ol>
      </SectionCard>
    </>
  )
}

/** What has to be done now, or what became of it and why. */
function Standing({ arrival }: { arrival: OwnArrivalDetails }) {
  const { state } = arrival
  const last = arrival.steps.at(-1)
  switch (state) {
    case 'under_review':
      return <p>{texts.waiting}</p>
    case 'to_confirm':
      return <ArrivalNotice arrival={arrival} />
    case 'confirmed':
      return (
        <Notice tone="approval">
          <p>{texts.confirmed}</p>
          <Link className="kj-link" to="/scores/history">
            {texts.toScores}
          </Link>
        </Notice>
      )
    case 'rejected':
    case 'returned':
      return (
        <Notice tone="must">
          <p className="kj-strong">{texts[state]}</p>
          {last && <Reasons step={last} />}
        </Notice>
      )
    case 'unmatched':
    case 'replaced':
      return null
    default:
      return state satisfies never
  }
}

/** Why a step was taken, and what the candidate can do. */
function Reasons({ step: { reasons, note } }: { step: OwnArrivalDetails['steps'][number] }) {
  return (
    <>
      {reasons.map(({ words, remedy }) => (
        <p key={words}>
          {words}
          {remedy}
        </p>
      ))}
      {note && <p>{note}</p>}
    </>
  )
}
