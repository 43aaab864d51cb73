import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { QueueItem } from '#contracts/office/queues.ts'
import { compareReviews } from '#contracts/office/reviews.ts'
import { replyOptions } from '#web/client/queries.ts'
import { choosable, MOST_TOGETHER, toggled } from '../queue/queue-rows.ts'
import { alikeTo, type ComparedItem } from './likeness.ts'

export interface Chosen {
  items: readonly QueueItem[]
  /** What can be chosen with them: alike for the rules, and held by nobody else. */
  alike: readonly ComparedItem[]
  /** What else could be chosen but is not alike; undefined: not known yet. */
  others: number | undefined
  /** Why nothing is known of the others; undefined: it is, or it is being asked. */
  error: Error | null
  has: (id: string) => boolean
  mayChoose: (id: string) => boolean
  toggle: (id: string) => void
  choose: (ids: readonly string[]) => void
}

/**
 * REV-07: what is chosen for a bulk decision. The first one is the measure: what is not alike to it for the rules cannot be
 * chosen with it. Asked only once something is chosen, for the rules look at every item.
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
  // Until it is known what is alike, keys are not lost; then the odd ones drop out.
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

/** As many of the list as are compared at once, what is chosen among them, in the order of the list. */
function askedFor(free: readonly QueueItem[], ids: readonly string[]): string[] {
  const others = free.filter(({ id }) => !ids.includes(id)).slice(0, MOST_TOGETHER - ids.length)
  return free.filter((item) => ids.includes(item.id) || others.includes(item)).map(({ id }) => id)
}
