import { deadlineIn } from '#kernel/deadline.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import {
  type DigestRow,
  listBrokenEnds,
  listForgedDays,
  listLostDays,
  listUnsignedDays,
} from './check-digests.ts'
import { type DigestCopy, readDigest } from './digest-document.ts'
import {
  fixReading,
  isClockCompared,
  listReplaced,
  readDigests,
  readEntries,
  readHeads,
} from './trail-columns.store.ts'
import { placeKey, walkEntries } from './walk-entries.ts'

const VERIFY_LIMIT_MS = 60_000

/** One thing that does not hold, and where: an entry as chain-entry, a day, a copy's day, the name of a table or trigger. */
export interface TrailFault {
  kind: 'table' | 'entry' | 'digest' | 'unsigned' | 'copy' | 'empty'
  place: string
}

/** The result of a verification: how much was checked, and what does not hold. */
export interface TrailVerdict {
  entries: number
  digests: number
  faults: TrailFault[]
  /** False where the owner has switched the comparison off: no time was checked. */
  isClockCompared: boolean
}

/** Recomputes all chains and compares them with every signed digest (TRL-01). */
export function verifyTrail(deps: Deps): Promise<TrailVerdict> {
  const known = { publicKey: deps.signer.publicKey, now: deps.clock.now(), copies: [] }
  return deps.database.transact(deadlineIn(VERIFY_LIMIT_MS), (tx) => verifyWith(tx, known))
}

/** What a verification is held against from outside the database. */
interface Known {
  /** Whose signature counts; undefined trusts the key that the newest digest names. */
  publicKey: string | undefined
  now: Date
  /** Digests that were kept elsewhere: whatever is older than one of them can neither be changed nor left out unnoticed. */
  copies: readonly DigestCopy[]
}

/**
 * Verifies the trail in a transaction that has done nothing yet. It believes no function, view or setting of the database: it
 * reads plain columns and computes the rest.
 */
export async function verifyWith(tx: Tx, known: Known): Promise<TrailVerdict> {
  await fixReading(tx)
  const replaced = await listReplaced(tx)
  // What a view says in a table's place proves nothing.
  if (replaced.length > 0)
    return { entries: 0, digests: 0, isClockCompared: false, faults: faultsAt('table', replaced) }
  const isCompared = await isClockCompared(tx)
  const digests = await readDigests(tx)
  const walk = await walkEntries(readEntries(tx), {
    places: placesNamed(digests),
    now: known.now.getTime(),
    isClockCompared: isCompared,
  })
  const heads = await readHeads(tx)
  const forged = listForgedDays(digests, known.publicKey)
  const lost = listLostDays(walk, digests, { isClockCompared: isCompared })
  const kept = new Set(digests.map(({ document }) => document))
  const missing = known.copies.filter(({ document }) => !kept.has(document))
  return {
    entries: walk.entries,
    digests: digests.length,
    isClockCompared: isCompared,
    faults: [
      ...faultsAt('empty', walk.entries === 0 ? [''] : []),
      ...faultsAt('entry', [...walk.broken, ...listBrokenEnds(walk, heads)]),
      ...faultsAt('digest', [...forged, ...lost].toSorted()),
      ...faultsAt('unsigned', isCompared ? listUnsignedDays(walk, digests, known.now) : []),
      ...faultsAt(
        'copy',
        missing.map(({ digest }) => digest.day),
      ),
    ],
  }
}

function faultsAt(kind: TrailFault['kind'], places: readonly string[]): TrailFault[] {
  return [...new Set(places)].map((place) => ({ kind, place }))
}

/** The ends that the digests name, and the entries after them. */
function placesNamed(digests: readonly DigestRow[]): Set<string> {
  const ends = digests.flatMap(({ document }) => readDigest(document)?.chains ?? [])
  return new Set(ends.flatMap(({ chain, length }) => [placeKey(chain, length), placeKey(chain, length + 1)]))
}
