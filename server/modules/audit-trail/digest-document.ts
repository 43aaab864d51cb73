import { createHash } from 'node:crypto'
import { isSignedBy } from '#platform/secrets/signer.ts'

/** Where a chain ended: the number of its entries and the last one's hash, hexadecimal. */
export interface ChainEnd {
  chain: number
  length: number
  head: string
}

/** The document that is signed once a day: where every chain ended, and the hash of the previous digest. */
export interface AuditDigest {
  kind: 'kaoji-audit-digest-1'
  day: string
  at: string
  chains: readonly ChainEnd[]
  /** SHA-256 of the previous document, hexadecimal; null for the first. */
  previous: string | null
  /** Ed25519, 32 bytes, hexadecimal. */
  publicKey: string
}

/** A copy that was kept elsewhere: what it says, and the very bytes that were signed. */
export interface DigestCopy {
  digest: AuditDigest
  document: string
}

/**
 * Reads a digest from the file that the auditor took away; undefined when it is not a digest, or its signature does not fit
 * the key that it names.
 */
export function readDigestFile(text: string): DigestCopy | undefined {
  const { document = '', signature = '' } = parse<{ document?: string; signature?: string }>(text) ?? {}
  const digest = readDigest(document)
  const isSigned = digest && isSignedBy(digest.publicKey, document, Buffer.from(signature, 'hex'))
  return isSigned ? { digest, document } : undefined
}

/** Reads a digest's document; undefined for any other text, because a tampered document is a finding and no fault of ours. */
export function readDigest(document: string): AuditDigest | undefined {
  const digest = parse<AuditDigest>(document)
  const isDigest = digest?.kind === 'kaoji-audit-digest-1' && Array.isArray(digest.chains)
  return isDigest ? digest : undefined
}

/** What the next digest names as the one before it. */
export function hashOfDocument(document: string): string {
  return createHash('sha256').update(document).digest('hex')
}

function parse<T>(text: string): T | undefined {
  try {
    return JSON.parse(text) as T
  } catch {
    return undefined
  }
}
