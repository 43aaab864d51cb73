import { chainStart, linkAfter, type PlainEntry } from './entry-link.ts'

/** How far the application's word for the time may be from the database's, as in migration 0013. */
const TOLERANCE_MS = 5 * 60_000
/** An entry is the last statement of its transaction, which may have run for that long since it read the clock. */
const LONGEST_TRANSACTION_MS = 3600_000
const HOUR_MS = 3600_000
/** A clock may be set back a little between two entries. */
const STEP_BACK_MS = 60_000

/** What is remembered of a place in a chain: the head there, and when the entry was written. */
export interface Place {
  head: string
  at: number
}

/** What walking all chains has found. */
export interface Walk {
  entries: number
  /** Where each chain ended, by its number. */
  ends: Map<string, { length: number; head: string }>
  /** The places that were asked for, by `placeKey`. */
  places: Map<string, Place>
  /** The first place of each chain that does not hold, as chain-entry. */
  broken: string[]
  /** When the entries were written, each hour once: days in Beijing begin at an hour of UTC. */
  hours: Set<number>
}

/** Names an entry of a chain. */
export function placeKey(chain: number | string, seq: number): string {
  return `${chain}-${seq}`
}

/**
 * Recomputes every link from plain columns. Since the database notes the time, every entry has one, in order, and the
 * application's word is near it; `now` is the verifier's own clock.
 */
export async function walkEntries(
  portions: AsyncIterable<readonly PlainEntry[]>,
  asked: { places: ReadonlySet<string>; now: number; isClockCompared: boolean },
): Promise<Walk> {
  const walk: Walk = { entries: 0, ends: new Map(), places: new Map(), broken: [], hours: new Set() }
  const lost = new Set<string>()
  let before: PlainEntry | undefined
  for await (const portion of portions) {
    for (const entry of portion) {
      const previous = before?.chain === entry.chain ? before : undefined
      const holds = isLinked(entry, previous) && isTimely(entry, previous, asked)
      if (!holds && !lost.has(entry.chain)) {
        lost.add(entry.chain)
        walk.broken.push(placeKey(entry.chain, Number(entry.seq)))
      }
      remember(walk, entry, asked.places)
      before = entry
    }
  }
  return walk
}

function isLinked(entry: PlainEntry, previous: PlainEntry | undefined): boolean {
  const head = previous ? hexOf(previous.hash) : chainStart(entry.chain)
  const place = Number(previous?.seq ?? 0) + 1
  return Number(entry.seq) === place && hexOf(entry.hash) === linkAfter(head, entry)
}

function remember(walk: Walk, entry: PlainEntry, places: ReadonlySet<string>): void {
  const length = Number(entry.seq)
  const head = hexOf(entry.hash)
  const at = instantOf(entry.recorded_at ?? entry.at)
  walk.entries += 1
  walk.ends.set(entry.chain, { length, head })
  walk.hours.add(Math.floor(at / HOUR_MS))
  const key = placeKey(entry.chain, length)
  if (places.has(key)) walk.places.set(key, { head, at })
}

function isTimely(
  entry: PlainEntry,
  previous: PlainEntry | undefined,
  { now, isClockCompared }: { now: number; isClockCompared: boolean },
): boolean {
  if (entry.recorded_at === null) return !previous?.recorded_at
  const recordedAt = instantOf(entry.recorded_at)
  if (previous?.recorded_at && recordedAt < instantOf(previous.recorded_at) - STEP_BACK_MS) return false
  if (!isClockCompared) return true
  const ahead = instantOf(entry.at) - recordedAt
  return (
    ahead <= TOLERANCE_MS &&
    ahead >= -TOLERANCE_MS - LONGEST_TRANSACTION_MS &&
    recordedAt <= now + TOLERANCE_MS
  )
}

function hexOf(printed: string): string {
  return printed.slice(2)
}

function instantOf(printed: string): number {
  return Date.parse(printed.replace(' ', 'T').replace(/\+00$/, 'Z'))
}
