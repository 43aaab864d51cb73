import { sha256 } from '@noble/hashes/sha2.js'
import { fromHex, toHex } from './bytes.ts'

/**
 * A key that signs papers, as it is published (VER-02). Retired: `until` is set, and what was signed before it holds. Revoked: `revokedAt`
 * is set, somebody else may have it, and nothing that it signed holds.
 */
export interface PaperKey {
  id: string
  /** 32 bytes, hexadecimal. */
  publicKey: string
  from: Date
  until: Date | undefined
  revokedAt: Date | undefined
}

/** The published keys, and when the service said that these are all. */
export interface KeySet {
  publishedAt: Date
  keys: readonly PaperKey[]
}

/** The id of a key follows from it: nobody can publish another one under it unseen. */
export function keyIdOf(publicKey: string): string {
  return toHex(sha256(fromHex(publicKey) ?? new Uint8Array()).subarray(0, 4))
}

/** The key set as it is published. */
export function encodeKeySet({ publishedAt, keys }: KeySet): string {
  return JSON.stringify(
    {
      kind: 'kaoji-paper-keys',
      algorithm: 'Ed25519',
      publishedAt: publishedAt.toISOString(),
      keys: keys.map(({ id, publicKey, from, until, revokedAt }) => ({
        id,
        publicKey,
        from: from.toISOString(),
        ...(until && { until: until.toISOString() }),
        ...(revokedAt && { revokedAt: revokedAt.toISOString() }),
      })),
    },
    undefined,
    2,
  )
}

/** Reads a published key set; undefined for anything else, one bad key included. */
export function readKeySet(text: string): KeySet | undefined {
  const file = parseObject(text)
  const publishedAt = dateOf(file?.publishedAt)
  if (!file || !publishedAt || file.kind !== 'kaoji-paper-keys' || !Array.isArray(file.keys)) return undefined
  const keys: PaperKey[] = []
  for (const entry of file.keys as unknown[]) {
    const key = keyOf(entry)
    if (!key) return undefined
    keys.push(key)
  }
  return { publishedAt, keys }
}

/** How a key stands towards what is said to have been signed with it at an instant. */
export function standingOf(key: PaperKey, signedAt: Date): 'good' | 'revoked' | 'outside' {
  if (key.revokedAt) return 'revoked'
  return signedAt >= key.from && (!key.until || signedAt <= key.until) ? 'good' : 'outside'
}

/** Reads a JSON object; undefined for anything else. */
export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
    return isObject ? (parsed as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** An instant in ISO 8601; undefined for anything else. */
export function dateOf(value: unknown): Date | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return undefined
  const date = new Date(value)
  return Number.isNaN(date.getTime()) ? undefined : date
}

function keyOf(entry: unknown): PaperKey | undefined {
  if (typeof entry !== 'object' || entry === null) return undefined
  const { id, publicKey, from, until, revokedAt } = entry as Record<string, unknown>
  const since = dateOf(from)
  if (typeof publicKey !== 'string' || !/^[0-9a-f]{64}$/.test(publicKey) || !since) return undefined
  if (id !== keyIdOf(publicKey)) return undefined
  if ((until !== undefined && !dateOf(until)) || (revokedAt !== undefined && !dateOf(revokedAt)))
    return undefined
  return { id, publicKey, from: since, until: dateOf(until), revokedAt: dateOf(revokedAt) }
}
