import type { OpenServices } from '#contracts/portal.ts'

type Lists = Pick<OpenServices, 'serverTime'> & {
  open: readonly { closesAt: string }[]
  notOpen: readonly { opensAt?: string }[]
}

/** A timer of a browser holds 24 days and no more. */
const LONGEST_MS = 12 * 3600_000
/** Behind the instant, so that the server's clock has passed it, and everybody a little later than somebody else. */
const BEHIND_MS = 1_000
const SPREAD_MS = 10_000

/**
 * HOM-03, HOM-04: in how many milliseconds the next service opens or closes, from the server's own time. The same reply says the same, or a
 * timer would begin anew each time it is asked.
 */
export function untilChange({ open, notOpen, serverTime }: Lists): number | false {
  const now = Date.parse(serverTime)
  const edges = [...open.map(({ closesAt }) => closesAt), ...notOpen.flatMap(({ opensAt }) => opensAt ?? [])]
  const ahead = edges.map((edge) => Date.parse(edge) - now).filter((wait) => wait > 0)
  return ahead.length === 0 ? false : Math.min(LONGEST_MS, Math.min(...ahead) + BEHIND_MS + (now % SPREAD_MS))
}
