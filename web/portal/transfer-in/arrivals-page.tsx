import { type OwnArrival, ownArrivals } from '#contracts/transfers/transfer-in.ts'
import { formatDate } from '#rulebook/beijing-time.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { HotlineLink } from '../services/hotline-link.tsx'
import { Link } from '../shell/link.tsx'
import './transfer-in.css'
import { arrivalStateWords, transferInTexts as texts } from './transfer-in.texts.ts'

/** 外省转入: what arrived for the person, with the way to its details (TRI-01). */
export function ArrivalsPage() {
  const reply = useReply(ownArrivals)
  return (
    <>
      <PageTitle title={texts.title} lead={texts.lead} />
      <SectionCard title={texts.list}>
        <Loaded reply={reply}>
          {({ arrivals }) =>
            arrivals.length === 0 ? (
              <EmptyState title={texts.none}>{texts.noneHelp}</EmptyState>
            ) : (
              <ul className="kj-arrivals">
                {arrivals.map((arrival) => (
                  <Arrival key={arrival.id} arrival={arrival} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </SectionCard>
      <SectionCard title={texts.help}>
        <HotlineLink />
      </SectionCard>
    </>
  )
}

function Arrival({ arrival }: { arrival: OwnArrival }) {
  const { id, originProvince, originTicketNo, arrivedAt, courses, state, ticket } = arrival
  const { tone, word } = arrivalStateWords[state]
  return (
    <li>
      <div>
        <h3>{texts.from(originProvince)}</h3>
        <p className="kj-soft">
          {texts.ticketOf(originTicketNo)} · {texts.hereOf(ticket.ticketNo)}
        </p>
        <p>{texts.arrived(formatDate(new Date(arrivedAt)), courses)}</p>
        {state === 'under_review' && <p>{texts.waiting}</p>}
      </div>
      <StatusBadge tone={tone} word={word} />
      <Link
        className="kj-link"
        to="/services/transfer-in/arrivals/$arrival"
        params={{ arrival: id }}
        aria-label={texts.detailsOf(originProvince)}
      >
        {texts.details}
      </Link>
    </li>
  )
}
