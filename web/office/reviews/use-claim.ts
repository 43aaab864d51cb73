import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { reviewQueue } from '#contracts/office-queues.ts'
import { claimReview, oneReview } from '#contracts/office-reviews.ts'
import { call } from '#web/client/call.ts'
import { useAct } from '#web/client/queries.ts'
import type { Review } from './review-facts.tsx'

const SECOND = 1_000
/** Prolonged when less than this is left and the page is in use. */
const RENEW_MS = 5 * 60_000

/** REV-02: claims an application that is free when it is opened, prolongs the claim while somebody works, counts down. */
export function useClaim(review: Review) {
  const client = useQueryClient()
  const { id } = review.item
  const act = useAct(claimReview, [oneReview, reviewQueue])
  const expiresAt = review.claim?.mine ? new Date(review.claim.expiresAt).getTime() : undefined
  const left = useCountdown(expiresAt)
  const isFree = review.can.claim && !review.claim
  const { mutate, isPending, error } = act
  useEffect(() => {
    if (isFree && !isPending && !error) mutate({ params: { id }, body: {} })
  }, [isFree, id, mutate, isPending, error])
  useEffect(() => {
    if (expiresAt === undefined) return undefined
    const renew = () => {
      const rest = expiresAt - Date.now()
      if (rest > RENEW_MS || rest < 0) return
      void call(claimReview, { params: { id }, body: {} }).then(() =>
        client.invalidateQueries({ queryKey: [oneReview.id] }),
      )
    }
    document.addEventListener('keydown', renew)
    document.addEventListener('pointerdown', renew)
    return () => {
      document.removeEventListener('keydown', renew)
      document.removeEventListener('pointerdown', renew)
    }
  }, [expiresAt, id, client])
  return { act, left }
}

/** Milliseconds left, every second anew; undefined without an end. */
function useCountdown(end: number | undefined): number | undefined {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (end === undefined) return undefined
    const tick = () => setNow(Date.now())
    // What was read when the page opened may be old by the time that something is claimed.
    tick()
    const timer = setInterval(tick, SECOND)
    return () => clearInterval(timer)
  }, [end])
  return end === undefined ? undefined : Math.max(0, end - now)
}

/** 14:05 */
export function clockWords(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / SECOND)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
