import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { reviewQueue } from '#contracts/office/queues.ts'
import { claimReview, oneReview } from '#contracts/office/reviews.ts'
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
  // What was let rest here goes to the colleagues: the page that is about to close does not claim it again.
  const [restsSince] = useState(review.rest?.at)
  const isFree = review.can.claim && !review.claim && review.rest?.at === restsSince
  const { mutate, isPending, error } = act
  useEffect(() => {
    if (isFree && !isPending && !error) mutate({ params: { id }, body: {} })
  }, [isFree, id, mutate, isPending, error])
  useEffect(() => {
    if (expiresAt === undefined) return undefined
    let isRenewing = false
    const renew = async () => {
      const rest = expiresAt - Date.now()
      if (isRenewing || rest > RENEW_MS || rest < 0) return
      isRenewing = true
      // What fails is tried again at the next key; what the claim has become, the page says.
      await call(claimReview, { params: { id }, body: {} }).catch(() => undefined)
      await client.invalidateQueries({ queryKey: [oneReview.id] })
      isRenewing = false
    }
    const use = () => void renew()
    document.addEventListener('keydown', use)
    document.addEventListener('pointerdown', use)
    return () => {
      document.removeEventListener('keydown', use)
      document.removeEventListener('pointerdown', use)
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
