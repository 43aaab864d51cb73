import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { QueueItem } from '#contracts/office/queues.ts'
import { compareReviews } from '#contracts/office/reviews.ts'
import { replyOptions } from '#web/client/queries.ts'
import { choosable, MOST_TOGETHER, toggled } from '../queue/queue-rows.ts'
import { alikeTo, type ComparedItem } from './likeness.ts'

export interface Chosen {
  items: readonly QueueItem[]
  /** The applications that can be chosen with them: alike for the rules, and not claimed by a colleague. */
  alike: readonly ComparedItem[]
  /** How many other free applications are not alike; undefined while unknown. */
  others: number | undefined
  /** The error of the comparison; undefined if it succeeded or is running. */
  error: Error | null
  has: (id: string) => boolean
  mayChoose: (id: string) => boolean
  toggle: (id: string) => void
  choose: (ids: readonly string[]) => void
}

/**
 * The applications chosen for a bulk decision (REV-07). An application that the rules do not find alike to the first
 * chosen one cannot be chosen with it. The comparison starts only with the first choice, because it costs the rules a
 * look at every item.
 */
export function useChosen(rows: readonly QueueItem[]): Chosen {
  const [ids, setIds] = useState<readonly string[]>([])
  const free = choosable(rows)
  const picked = free.filter(({ id }) => ids.includes(id))
  const comparison = useQuery({
    ...replyOptions(compareReviews, { body: { ids: askedFor(free, ids) } }),
    enabled: picked.length > 0,
    placeholderData: keepPreviousData,
  })
  const alike = alikeTo(comparison.data?.items ?? [], ids[0])
  // Choices made before the comparison arrives are kept; those not alike are dropped when it does.
  const isKnown = comparison.data !== undefined && picked.length > 0
  const isAlike = (id: string) => !isKnown || id === ids[0] || alike.some((one) => one.id === id)
  const items = picked.filter(({ id }) => isAlike(id))
  const has = (id: string) => items.some((item) => item.id === id)
  const mayChoose = (id: string) =>
    has(id) || picked.length === 0 || (items.length < MOST_TOGETHER && isAlike(id))
  return {
    items,
    alike,
    others: isKnown ? free.length - alike.length : undefined,
    error: comparison.error,
    has,
    mayChoose,
    toggle: (id) => {
      if (mayChoose(id)) setIds([...toggled(new Set(items.map((item) => item.id)), id)])
    },
    choose: setIds,
  }
}

/** Picks the applications to compare, up to the limit, always with the chosen ones, in the order of the list. */
function askedFor(free: readonly QueueItem[], ids: readonly string[]): string[] {
  const others = free.filter(({ id }) => !ids.includes(id)).slice(0, MOST_TOGETHER - ids.length)
  return free.filter((item) => ids.includes(item.id) || others.includes(item)).map(({ id }) => id)
}
