/** When a service may be filed (业务开放时间): `[opensAt, closesAt)`, for one school or for all. `S`: the codes of services. */
export interface BusinessWindow<S extends string = string> {
  service: S
  schoolId: string | undefined
  opensAt: Date
  closesAt: Date
  round: string
  /** What staff announced about the next round, in words. */
  nextExpected: string | undefined
}

export type WindowState = 'upcoming' | 'open' | 'closed'

/** The state at an instant: open from `opensAt` on, closed from `closesAt` on, to the millisecond (APP-05). */
export function windowStateAt(window: BusinessWindow, at: Date): WindowState {
  if (at < window.opensAt) return 'upcoming'
  return at < window.closesAt ? 'open' : 'closed'
}

export interface OpenService<S extends string = string> {
  service: S
  window: BusinessWindow<S>
  closesInMs: number
}

export interface ClosedService<S extends string = string> {
  service: S
  lastClosed?: BusinessWindow<S>
  next?: BusinessWindow<S>
}

/**
 * What a candidate of that school finds open, closing soonest first (HOM-03), and what is not, with when it
 * closed and when it opens next (HOM-04). In a round in which the school has a window of its own for a service,
 * the general one does not count, even while it is open; last year's own window hides nothing of this year (WIN-01).
 */
export function servicesAt<S extends string>(
  windows: readonly BusinessWindow<S>[],
  where: { schoolId: string; at: Date },
): { open: OpenService<S>[]; notOpen: ClosedService<S>[] } {
  const open: OpenService<S>[] = []
  const notOpen: ClosedService<S>[] = []
  for (const [service, own] of windowsByService(windows, where.schoolId)) {
    const now = openWindow(own, where.at)
    if (now) open.push({ service, window: now, closesInMs: now.closesAt.getTime() - where.at.getTime() })
    else notOpen.push(closedService(service, own, where.at))
  }
  return { open: open.sort((a, b) => a.closesInMs - b.closesInMs), notOpen: notOpen.sort(byNextOpening) }
}

function windowsByService<S extends string>(
  windows: readonly BusinessWindow<S>[],
  schoolId: string,
): Map<S, BusinessWindow<S>[]> {
  const relevant = windows.filter((window) => window.schoolId === undefined || window.schoolId === schoolId)
  const grouped = Map.groupBy(relevant, (window) => window.service)
  for (const [service, all] of grouped) {
    const ownRounds = new Set(all.filter((window) => window.schoolId).map((window) => window.round))
    grouped.set(
      service,
      all.filter((window) => window.schoolId === schoolId || !ownRounds.has(window.round)),
    )
  }
  return grouped
}

/** Of several open at once the one that closes last: until then the candidate may still file. */
function openWindow<S extends string>(
  windows: readonly BusinessWindow<S>[],
  at: Date,
): BusinessWindow<S> | undefined {
  const open = windows.filter((window) => windowStateAt(window, at) === 'open')
  return open.sort((a, b) => b.closesAt.getTime() - a.closesAt.getTime())[0]
}

function closedService<S extends string>(
  service: S,
  own: readonly BusinessWindow<S>[],
  at: Date,
): ClosedService<S> {
  const closed = own.filter((window) => windowStateAt(window, at) === 'closed')
  const upcoming = own.filter((window) => windowStateAt(window, at) === 'upcoming')
  const lastClosed = closed.sort((a, b) => b.closesAt.getTime() - a.closesAt.getTime())[0]
  const next = upcoming.sort((a, b) => a.opensAt.getTime() - b.opensAt.getTime())[0]
  return { service, ...(lastClosed ? { lastClosed } : {}), ...(next ? { next } : {}) }
}

function byNextOpening(a: ClosedService, b: ClosedService): number {
  const never = Number.POSITIVE_INFINITY
  const [left, right] = [a.next?.opensAt.getTime() ?? never, b.next?.opensAt.getTime() ?? never]
  return left === right ? a.service.localeCompare(b.service) : left - right
}
