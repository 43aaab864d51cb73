import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { watchClaim } from '#contracts/office/review/claims.ts'
import { oneReview } from '#contracts/office/reviews.ts'
import { replyOptions } from '#web/client/queries.ts'
import type { Review } from './review-facts.tsx'

/** A reviewer who loses an application to a colleague hears of it within this time. */
const WATCH_MS = 5_000

/**
 * Asks the server every few seconds who holds the application, and reads it again when that, its state or its revision
 * is no longer what the page shows, or when the claim ran out (REV-02). The question does not keep the session alive.
 * Tells whether anybody held it while the page was open.
 */
export function useWatch({ item, claim, can }: Review, { isLapsed }: { isLapsed: boolean }) {
  const client = useQueryClient()
  const { id } = item
  const { data, dataUpdatedAt } = useQuery({
    ...replyOptions(watchClaim, { params: { id } }),
    enabled: claim !== undefined || can.claim,
    staleTime: 0,
    gcTime: 0,
    refetchInterval: WATCH_MS,
    retry: false,
  })
  // Unlike the page's own reply, which may come from memory, this answer is new.
  const wasHeld = useEver({ isNow: data?.by !== undefined })
  const shown = `${claim?.by}-${item.state}-${item.revision}`
  const now = data && `${data.by}-${data.state}-${data.revision}`
  const isOther = now !== undefined && now !== shown
  // Each answer is compared anew: the page may have been newer than the last one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a later answer that is other still is a reason of its own.
  useEffect(() => {
    if (isOther || isLapsed) void client.invalidateQueries({ queryKey: [oneReview.id] })
  }, [isOther, isLapsed, dataUpdatedAt, client])
  return { wasHeld }
}

/** Whether something was ever so on this page. */
export function useEver({ isNow }: { isNow: boolean }): boolean {
  const [was, setWas] = useState(isNow)
  if (isNow && !was) setWas(true)
  return was || isNow
}
