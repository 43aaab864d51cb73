import { sha256 } from '@noble/hashes/sha2.js'
import { bytesOf, fromBase64Url, fromHex, isSame, joined, toBase64Url, toHex } from './bytes.ts'
import { dateOf, parseObject } from './key-set.ts'
import { REVOCATION_REASONS, type RevocationReason, reasonOfCode } from './paper-kinds.ts'

/**
 * The papers that do not hold any more, for those who verify without a network (VER-02). An entry is made of a hash of the whole signed
 * statement, which only the paper itself has: whoever does not hold a paper can neither find it in the list nor read its reason.
 */
export interface RevocationList {
  issuedAt: Date
  keyId: string
  entries: Uint8Array
  message: Uint8Array
  signature: Uint8Array
}

const TAG = 12
/** A tag, and the reason behind a mask that follows from the statement. */
export const ENTRY = TAG + 1

/** The entry of a paper that was revoked for that reason. */
export function entryOf(statement: Uint8Array, reason: RevocationReason): Uint8Array {
  return joined(tagOf(statement), Uint8Array.of(REVOCATION_REASONS[reason] ^ maskOf(statement)))
}

/** Why the list says that a paper does not hold; undefined where it does not say so. */
export function revocationIn(
  { entries }: Pick<RevocationList, 'entries'>,
  statement: Uint8Array,
): RevocationReason | 'unknown' | undefined {
  const tag = tagOf(statement)
  for (let at = 0; at < entries.length; at += ENTRY) {
    if (!isSame(entries.subarray(at, at + TAG), tag)) continue
    return reasonOfCode((entries[at + TAG] ?? 0) ^ maskOf(statement)) ?? 'unknown'
  }
  return undefined
}

/** What is signed of a list. */
export function listMessage({ issuedAt, entries }: Pick<RevocationList, 'issuedAt' | 'entries'>): Uint8Array {
  return bytesOf(`kaoji-revoked-1\0${issuedAt.toISOString()}\0${toHex(sha256(entries))}`)
}

/** The list as it is published. */
export function encodeList({ issuedAt, keyId, entries, signature }: Omit<RevocationList, 'message'>): string {
  return JSON.stringify({
    kind: 'kaoji-revoked-papers',
    issuedAt: issuedAt.toISOString(),
    keyId,
    entries: toBase64Url(entries),
    signature: toHex(signature),
  })
}

/** Reads a published list, whose signature is not verified yet; undefined for anything else. */
export function readList(text: string): RevocationList | undefined {
  const file = parseObject(text)
  const issuedAt = dateOf(file?.issuedAt)
  if (!file || !issuedAt || file.kind !== 'kaoji-revoked-papers') return undefined
  if (typeof file.keyId !== 'string' || typeof file.entries !== 'string') return undefined
  const entries = fromBase64Url(file.entries)
  const signature = typeof file.signature === 'string' ? fromHex(file.signature) : undefined
  if (!entries || entries.length % ENTRY !== 0 || !signature) return undefined
  return { issuedAt, keyId: file.keyId, entries, signature, message: listMessage({ issuedAt, entries }) }
}

function tagOf(statement: Uint8Array): Uint8Array {
  return sha256(joined(bytesOf('kaoji-revoked-tag\0'), statement)).subarray(0, TAG)
}

function maskOf(statement: Uint8Array): number {
  return sha256(joined(bytesOf('kaoji-revoked-why\0'), statement))[0] ?? 0
}
