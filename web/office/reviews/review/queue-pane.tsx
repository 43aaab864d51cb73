import type { QueueItem } from '#contracts/office/queues.ts'
import type { ServiceName } from '#contracts/services.ts'
import { OfficeLink } from '../../shell/office-link.tsx'
import { useSingleKeys } from '../../single-keys.ts'
import { urgencyOf } from '../queue/due.ts'
import { neighbour } from '../queue/queue-rows.ts'
import { type QueueView, reviewAddress, useQueueView } from '../queue/queue-view.ts'
import { type QueueQuery, useQueue } from '../queue/use-queue.ts'
import { reviewsTexts as texts } from '../reviews.texts.ts'
import type { Review } from './review-facts.tsx'

interface QueuePaneProps {
  review: Review
  onOpen: (to: string) => void
}

/** Shows the queue beside the open application; j opens the next one and k the previous one (REV-01, REV-03). */
export function QueuePane({ review, onOpen }: QueuePaneProps) {
  const { id, service } = review.item
  const view = useQueueView()
  const items = useQueue(paneQuery(service, view)).data?.pages.flatMap((page) => page.items) ?? []
  const open = (item: QueueItem | undefined) => item && onOpen(reviewAddress(item, view))
  useSingleKeys({
    j: () => open(neighbour(items, { id, by: 1 })),
    k: () => open(neighbour(items, { id, by: -1 })),
  })
  return (
    <nav className="kj-review-queue" aria-label={texts.pane}>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <OfficeLink
              to={reviewAddress(item, view)}
              className="kj-review-entry"
              isCurrent={item.id === id}
              onOpen={onOpen}
            >
              <span>{item.title}</span>
              <span className="kj-soft">{remark(item)}</span>
            </OfficeLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/**
 * Builds the pane's query: waiting applications with the queue's filters, or all of them if the queue showed decided
 * ones.
 */
function paneQuery(service: ServiceName, { show, isSearched: _, ...filter }: QueueView): QueueQuery {
  return { service, show: 'waiting', ...(show === 'waiting' ? filter : {}) }
}

/** Names the candidate of a row, with the reason to skip it or to open it first. */
function remark({ personName, claimedBy, mine, dueAt }: QueueItem): string {
  if (claimedBy !== undefined && !mine) return texts.paneHeld(personName, claimedBy)
  const urgency = dueAt === undefined ? 'later' : urgencyOf(dueAt, new Date())
  return urgency === 'later' ? personName : texts.paneUrgent(personName, texts.urgency[urgency])
}
