import type { reviewQueues } from '#contracts/office/queues.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { SERVICES, type ServiceName } from '#contracts/services.ts'
import { timeLeftWords } from '#rulebook/beijing-time.ts'
import { OfficeLink } from '../../shell/office-link.tsx'
import { Instant } from '../../ui-instant.tsx'
import { reviewsTexts as texts } from '../reviews.texts.ts'
import { queueAddress } from './queue-view.ts'

interface QueueCardsProps extends Pick<ReplyOf<typeof reviewQueues>, 'queues'> {
  /** The service whose list is open. */
  open: ServiceName
}

/**
 * Shows how many applications wait at each level, since when, and how many this person has claimed; each card opens its
 * queue (REV-01).
 */
export function QueueCards({ queues, open }: QueueCardsProps) {
  return (
    <ul className="kj-queues">
      {queues.map(({ service, level, waiting, more, oldestAt, held }) => (
        <li key={`${service} ${level}`} className="kj-card">
          <h2>
            <OfficeLink to={queueAddress(service, { show: 'waiting', level })} isCurrent={service === open}>
              {SERVICES[service].title} · {texts.level[level]}
            </OfficeLink>
          </h2>
          <p className="kj-strong">{texts.waiting(waiting, more)}</p>
          {oldestAt && (
            <p className="kj-soft">
              {texts.oldest} <Instant at={oldestAt} />{' '}
              {texts.waited(timeLeftWords(Date.now() - new Date(oldestAt).getTime()))}
            </p>
          )}
          {held > 0 && <p className="kj-soft">{texts.held(held)}</p>}
        </li>
      ))}
    </ul>
  )
}
