import { isSignedBy } from '#platform/secrets/signer.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { type ChainEnd, hashOfDocument, readDigest } from './digest-document.ts'
import { chainStart } from './entry-link.ts'
import { placeKey, type Walk } from './walk-entries.ts'

/** A row of `audit_digests`. */
export interface DigestRow {
  day: string
  document: string
  signature: Buffer
}

const CHAINS = 16
const HOUR_MS = 3600_000
/** Clocks of two machines, and a transaction that was under way while the day was signed. */
const SLACK_MS = 15 * 60_000

/**
 * Lists the days whose digest is not signed by the key that it names, or does not follow the previous digest. Where
 * `publicKey` is known it must have signed the newest digest, which vouches for the earlier ones; those may have older keys.
 */
export function listForgedDays(digests: readonly DigestRow[], publicKey: string | undefined): string[] {
  return digests
    .filter((row, place) => {
      const digest = readDigest(row.document)
      const before = digests[place - 1]
      if (!digest) return true
      const isOurs = place < digests.length - 1 || digest.publicKey === (publicKey ?? digest.publicKey)
      const follows = digest.previous === (before ? hashOfDocument(before.document) : null)
      const isSigned = isSignedBy(digest.publicKey, row.document, row.signature)
      const isOfThatDay = digest.day === row.day && beijingDateOf(new Date(digest.at)) === row.day
      return !(isOurs && follows && isSigned && isOfThatDay)
    })
    .map(({ day }) => day)
}

/**
 * Lists the days whose digest names an end that the trail does not have, because entries were rewritten or cut off since, or
 * one that entries of another time surround.
 */
export function listLostDays(
  walk: Walk,
  digests: readonly DigestRow[],
  { isClockCompared }: { isClockCompared: boolean },
): string[] {
  return digests
    .filter(({ document }) => {
      const digest = readDigest(document)
      if (!digest) return true
      const signedAt = isClockCompared ? Date.parse(digest.at) : undefined
      const chains = new Set(digest.chains.map(({ chain }) => chain))
      return chains.size !== CHAINS || digest.chains.some((end) => !holds(walk, end, signedAt))
    })
    .map(({ day }) => day)
}

function holds(walk: Walk, { chain, length, head }: ChainEnd, signedAt: number | undefined): boolean {
  const last = walk.places.get(placeKey(chain, length))
  const next = walk.places.get(placeKey(chain, length + 1))
  if (head !== (length === 0 ? chainStart(chain) : last?.head)) return false
  if (signedAt === undefined) return true
  return (last?.at ?? 0) <= signedAt + SLACK_MS && (next?.at ?? signedAt) >= signedAt - SLACK_MS
}

/**
 * Lists the days on which entries were written and none was signed, from the first digest on: a digest was taken away, or
 * nobody signed. The worker signs five past midnight and at each start; today counts from one o'clock on.
 */
export function listUnsignedDays(walk: Walk, digests: readonly DigestRow[], now: Date): string[] {
  const signed = new Set(digests.map(({ day }) => day))
  const days = new Set([...walk.hours].map((hour) => beijingDateOf(new Date(hour * HOUR_MS))))
  const first = digests[0]?.day ?? ''
  const due = beijingDateOf(new Date(now.getTime() - HOUR_MS))
  return [...days].filter((day) => !signed.has(day) && day > first && day <= due).toSorted()
}

/** Lists the chains whose end is not the head that the database keeps: entries were cut off or put on. */
export function listBrokenEnds(
  walk: Walk,
  heads: readonly { chain: string; length: string; head: string }[],
): string[] {
  const kept = new Map(heads.map((head) => [head.chain, head]))
  return Array.from({ length: CHAINS }, (_, chain) => String(chain)).flatMap((chain) => {
    const end = walk.ends.get(chain) ?? { length: 0, head: chainStart(chain) }
    const head = kept.get(chain)
    const isWhole = head?.length === String(end.length) && head.head === `\\x${end.head}`
    return isWhole ? [] : [placeKey(chain, Number(head?.length ?? end.length))]
  })
}
