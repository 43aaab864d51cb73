import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { QueueItem } from '#contracts/office-queues.ts'
import { compareReviews } from '#contracts/office-reviews.ts'
import { replyOptions } from '#web/client/queries.ts'
import { alikeTo, type ComparedItem } from './likeness.ts'
import { choosable, MOST_TOGETHER, toggled } from './queue-rows.ts'

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
  const items = free.filter(({ id }) => ids.includes(id))
  const [first] = ids
  const asked = [...new Set([...ids, ...free.map(({ id }) => id)])].slice(0, MOST_TOGETHER)
  const comparison = useQuery({
    ...replyOptions(compareReviews, { body: { ids: asked } }),
    enabled: items.length > 0,
  })
  const compared = comparison.data?.items ?? []
  const alike = alikeTo(compared, first)
  const mayChoose = (id: string) =>
    ids.includes(id) || ids.length === 0 || (ids.length < MOST_TOGETHER && alike.some((one) => one.id === id))
  return {
    items,
    alike,
    others: comparison.data && free.length - alike.length,
    error: comparison.error,
    has: (id) => ids.includes(id),
    mayChoose,
    toggle: (id) => setIds((now) => (mayChoose(id) ? [...toggled(new Set(now), id)] : now)),
    choose: setIds,
  }
}
