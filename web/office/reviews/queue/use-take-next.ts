import { useRef } from 'react'
import { reviewQueues, takeNextReview } from '#contracts/office/queues.ts'
import type { ServiceName } from '#contracts/services.ts'
import { useAct } from '#web/client/queries.ts'
import { useGoTo } from '../../shell/office-link.tsx'
import { type QueueView, reviewAddress, useQueueView } from './queue-view.ts'

interface TakeNextOptions {
  /** The application that is currently open. */
  openId?: string
  onNone?: () => void
}

/**
 * Claims the first free application within the filter of the queue and in its order, and opens it (REV-02). A second request before the answer does nothing: each
 * request claims another application, and only the last one would be opened.
 */
export function useTakeNext(service: ServiceName, { openId, onNone }: TakeNextOptions = {}) {
  const goTo = useGoTo()
  const view = useQueueView()
  const next = useAct(takeNextReview, [reviewQueues])
  // Not `isPending`: a second press in the same moment would not see it yet.
  const isTaking = useRef(false)
  const take = () => {
    if (isTaking.current) return
    isTaking.current = true
    next.mutate(
      { body: { service, ...filterOf(view) } },
      {
        onSuccess: ({ id }) => (id ? goTo(reviewAddress({ service, id }, view)) : onNone?.()),
        // This page stays until the claimed application has opened, which a slow line may delay.
        onSettled: (taken) => {
          isTaking.current = taken?.id !== undefined && taken.id !== openId
        },
      },
    )
  }
  return { take, next }
}

/**
 * Only what waits has a filter and an order; a list of one's own or of what was decided leads on to anything that waits. What a search
 * found is not gone through in turn: whoever looked one up goes on with the queue.
 */
function filterOf({ show, state: _, isSearched: __, ...narrowed }: QueueView) {
  return show === 'waiting' ? narrowed : {}
}
