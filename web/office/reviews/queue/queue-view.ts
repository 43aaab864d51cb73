import { useSearch } from '@tanstack/react-router'
import type { ServiceName } from '#contracts/services.ts'
import type { QueueQuery } from './use-queue.ts'

export const SHOWS = ['waiting', 'mine', 'decided', 'all'] as const

/** What of a queue is shown: it stands in the address, so that coming back, a reload and a bookmark show the same (REV-01). */
export interface QueueView {
  show: QueueQuery['show']
  level?: 'school' | 'authority'
  due?: 'overdue' | 'soon'
  mark?: 'held' | 'amending' | 'amendment_over'
  state?: NonNullable<QueueQuery['state']>
  /** Whether something is searched for. What it is stays out of addresses, which are logged on their way. */
  isSearched?: boolean
}

const ALLOWED = {
  show: SHOWS,
  level: ['school', 'authority'],
  due: ['overdue', 'soon'],
  mark: ['held', 'amending', 'amendment_over'],
  state: ['pending', 'in_review', 'amending', 'approved', 'rejected', 'withdrawn'],
} as const

/** The view that an address names; what is not one of its words is left out. */
export function readView(search: Record<string, unknown>): QueueView {
  const named = Object.entries(ALLOWED).filter(([name, words]) =>
    (words as readonly unknown[]).includes(search[name]),
  )
  const view = Object.fromEntries(named.map(([name]) => [name, search[name]]))
  return { show: 'waiting', ...view, ...(search.found === 1 ? { isSearched: true } : {}) }
}

/** The address of a service's queue, below `/office`. */
export function queueAddress(service: ServiceName, view: QueueView = { show: 'waiting' }): string {
  return `/reviews/${service}${wordsOf(view)}`
}

/** The address of one application; the view leads back to the same queue. */
export function reviewAddress(
  { service, id }: { service: ServiceName; id: string },
  view: QueueView = { show: 'waiting' },
): string {
  return `/reviews/${service}/${id}${wordsOf(view)}`
}

/** The view of the page that is open. */
export function useQueueView(): QueueView {
  return readView(useSearch({ strict: false }) as Record<string, unknown>)
}

function wordsOf({ show, isSearched, ...filter }: QueueView): string {
  const words = new URLSearchParams({
    ...(show === 'waiting' ? {} : { show }),
    ...filter,
    ...(isSearched ? { found: '1' } : {}),
  }).toString()
  return words === '' ? '' : `?${words}`
}

let remembered = ''

/** What was searched for last in this tab. */
export const lastSearch = {
  keep(q: string): void {
    remembered = q
  },
  of({ isSearched }: QueueView): string {
    return isSearched ? remembered : ''
  },
}
