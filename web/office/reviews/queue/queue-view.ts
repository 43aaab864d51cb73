import { useSearch } from '@tanstack/react-router'
import type { ServiceName } from '#contracts/services.ts'
import { CREDENTIAL_TYPES } from '#rulebook/evidence/credential-types.ts'
import type { QueueQuery } from './use-queue.ts'

export const SHOWS = ['waiting', 'mine', 'decided', 'all'] as const

/** How what waits can be sorted; the first one is meant without a word. */
export const SORTS = ['oldest', 'newest', 'title', 'school', 'ticket'] as const

/** No address holds a text that could be somebody's number, for servers log addresses. */
const SCHOOL = /^\d{5}$/
const ABOUT = /^(?!.*\d{6})[^\p{C}]{1,40}$/u

/**
 * The visible part of a queue. It stands in the address, so that going back, a reload and a bookmark show the same
 * (REV-01).
 */
export interface QueueView {
  show: QueueQuery['show']
  level?: 'school' | 'authority'
  due?: 'overdue' | 'soon'
  mark?: NonNullable<QueueQuery['mark']>
  state?: NonNullable<QueueQuery['state']>
  /** The code of the 主考学校. */
  school?: string
  /** Some words or digits of what is applied for. */
  about?: string
  /** A type of evidence, by its code. */
  evidence?: string
  round?: 'first' | 'again'
  sort?: NonNullable<QueueQuery['sort']>
  /** Whether there is a search. The search words stay out of addresses, because servers log them. */
  isSearched?: boolean
}

const ALLOWED = {
  show: SHOWS,
  level: ['school', 'authority'],
  due: ['overdue', 'soon'],
  mark: ['held', 'amending', 'amendment_over', 'exception'],
  round: ['first', 'again'],
  evidence: CREDENTIAL_TYPES.map(({ code }) => code),
  sort: SORTS,
  state: ['pending', 'in_review', 'amending', 'approved', 'rejected', 'withdrawn'],
} as const

/** Reads the view from an address; unknown values are ignored. */
export function readView(search: Record<string, unknown>): QueueView {
  const named = Object.entries(ALLOWED).filter(([name, words]) =>
    (words as readonly unknown[]).includes(search[name]),
  )
  const view = Object.fromEntries(named.map(([name]) => [name, search[name]]))
  const [school, about] = [String(search.school ?? ''), String(search.about ?? '')]
  return {
    show: 'waiting',
    ...view,
    ...(SCHOOL.test(school) ? { school } : {}),
    ...(ABOUT.test(about) ? { about } : {}),
    ...(search.found === 1 ? { isSearched: true } : {}),
  }
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
