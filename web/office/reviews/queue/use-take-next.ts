import { useRef } from 'react'
import { reviewQueues, takeNextReview } from '#contracts/office/queues.ts'
import type { ServiceName } from '#contracts/services.ts'
import { useAct } from '#web/client/queries.ts'
import { useGoTo } from '../../shell/office-link.tsx'
import { reviewAddress } from './queue-view.ts'

interface TakeNextOptions {
  /** The application that is open now. */
  openId?: string
  onNone?: () => void
}

/**
 * REV-02: claims the oldest that is free and opens it. Asked again before the answer it does nothing: every asking
 * claims one more, and only the last one would be opened.
 */
export function useTakeNext(service: ServiceName, { openId, onNone }: TakeNextOptions = {}) {
  const goTo = useGoTo()
  const next = useAct(takeNextReview, [reviewQueues])
  // Not `isPending`, which a second press in the same moment would not see yet.
  const isTaking = useRef(false)
  const take = () => {
    if (isTaking.current) return
    isTaking.current = true
    next.mutate(
      { body: { service } },
      {
        onSuccess: ({ id }) => (id ? goTo(reviewAddress({ service, id })) : onNone?.()),
        // Until the one that was claimed has been opened, which a slow line may delay, this page is still here.
        onSettled: (taken) => {
          isTaking.current = taken?.id !== undefined && taken.id !== openId
        },
      },
    )
  }
  return { take, next }
}
