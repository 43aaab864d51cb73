import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { OfficeLink } from '../../shell/office-link.tsx'
import { Instant } from '../../ui-instant.tsx'
import { reviewAddress } from '../queue/queue-view.ts'
import { reviewsTexts, reviewTexts as texts } from '../reviews.texts.ts'
import { STATE_TONES } from '../state-tones.ts'
import type { Review } from './review-facts.tsx'

interface BesideProps {
  review: Review
  /** Opens another page, and gives the claim back first. */
  onOpen: (to: string) => void
}

/** Lists what else the candidate has applied for, with its state, and leads to the record (REV-03). */
export function Beside({ review: { item, beside, recordOf }, onOpen }: BesideProps) {
  if (beside.length === 0 && recordOf === undefined) return null
  return (
    <SectionCard
      title={texts.beside(beside.length)}
      aside={
        recordOf && (
          <OfficeLink to={`/candidates/${recordOf}`} onOpen={onOpen}>
            {texts.record}
          </OfficeLink>
        )
      }
    >
      {beside.length === 0 ? (
        <p className="kj-soft">{texts.besideNone}</p>
      ) : (
        <ul className="kj-lines">
          {beside.map((one) => (
            <li key={one.id}>
              <StatusBadge tone={STATE_TONES[one.state]} word={reviewsTexts.stateWords[one.state]} />{' '}
              <OfficeLink to={reviewAddress(one)} onOpen={onOpen}>
                {one.title}
              </OfficeLink>{' '}
              <span className="kj-soft">
                {reviewsTexts.noOf(one.applicationNo)} <Instant at={one.filedAt} />
                {one.ticketNo !== item.ticketNo && texts.besideTicket(one.ticketNo)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </SectionCard>
  )
}
