import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { reviewQueue } from '#contracts/office/queues.ts'
import { claimReview } from '#contracts/office/review/claims.ts'
import { oneReview } from '#contracts/office/reviews.ts'
import { call } from '#web/client/call.ts'
import { useAct } from '#web/client/queries.ts'
import type { Review } from './review-facts.tsx'
import { useEver, useWatch } from './use-watch.ts'

const SECOND = 1_000
/** A claim is prolonged if less than this is left and the page is in use. */
const RENEW_MS = 5 * 60_000
/** Opening claims; a claim that ends later is not taken again by itself, for nobody may be there (REV-02). */
const OPENING_MS = 60_000

/**
 * Claims a free application when it opens, prolongs the claim while the person works, counts down, and hears within
 * seconds when the claim is lost (REV-02).
 */
export function useClaim(review: Review) {
  const client = useQueryClient()
  const { id } = review.item
  const act = useAct(claimReview, [oneReview, reviewQueue])
  const expiresAt = review.claim?.mine ? new Date(review.claim.expiresAt).getTime() : undefined
  const left = useCountdown(expiresAt)
  // An application put to rest here goes to colleagues, so the closing page must not claim it again.
  const [{ restsSince, openedAt }] = useState({ restsSince: review.rest?.at, openedAt: Date.now() })
  const isFree = review.can.claim && !review.claim && review.rest?.at === restsSince
  const { wasHeld } = useWatch(review, { isLapsed: left === 0 })
  const isNew = !wasHeld && Date.now() - openedAt < OPENING_MS
  const isOpening = !review.claim && (isNew || review.rest?.at !== restsSince)
  const { mutate, isPending, error } = act
  useEffect(() => {
    if (isFree && isOpening && !isPending && !error) mutate({ params: { id }, body: {} })
  }, [isFree, isOpening, id, mutate, isPending, error])
  const wasMine = useEver({ isNow: left !== undefined && left > 0 })
  useEffect(() => {
    if (expiresAt === undefined) return undefined
    let isRenewing = false
    const renew = async () => {
      const rest = expiresAt - Date.now()
      if (isRenewing || rest > RENEW_MS || rest < 0) return
      isRenewing = true
      // A failed prolongation is repeated at the next key; the page shows the state of the claim.
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
  return { act, left, isOpening, wasMine }
}

/** The milliseconds left, updated every second; undefined without an end. */
function useCountdown(end: number | undefined): number | undefined {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (end === undefined) return undefined
    const tick = () => setNow(Date.now())
    // The time read when the page opened may be old when a claim starts.
    tick()
    const timer = setInterval(tick, SECOND)
    return () => clearInterval(timer)
  }, [end])
  return end === undefined ? undefined : Math.max(0, end - now)
}

/** Writes milliseconds as minutes and seconds: 14:05. */
export function clockWords(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / SECOND)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
