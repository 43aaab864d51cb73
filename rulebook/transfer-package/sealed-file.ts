import { sha256 } from '@noble/hashes/sha2.js'
import { EXCHANGE_VERSION, LARGEST_EXCHANGE_FILE } from '#contracts/transfers/transfer-package.ts'
import { bytesOf, fromHex, joined, textOf, toHex } from '../papers/bytes.ts'
import { parseObject } from '../papers/key-set.ts'
import { canonicalJson } from './canonical-json.ts'
import { hasRepeatedMember } from './repeated-member.ts'

/** What two installations send one another. */
export type ExchangeKind = 'package' | 'answer'

/** Signs for an installation: the key of its papers (VER-02). */
export interface ExchangeSigner {
  id: string
  sign(message: Uint8Array): Uint8Array
}

/** A file as it was read; its signature is not verified yet. */
export interface SealedFile {
  content: unknown
  /** SHA-256 of the content's bytes: it names this very content. */
  digest: string
  keyId: string
  message: Uint8Array
  signature: Uint8Array
}

/** Why a file cannot be read at all. */
export type Unreadable = 'too_large' | 'not_a_package' | 'repeated_member' | 'future_version'

const FORMATS = {
  package: 'kaoji-transfer-package',
  answer: 'kaoji-transfer-answer',
} as const satisfies Record<ExchangeKind, string>

/** TRO-04: the file of a content, signed. The same content under the same key is the same file, byte for byte. */
export function sealFile(kind: ExchangeKind, content: object, signer: ExchangeSigner): Uint8Array {
  const bytes = canonicalJson(content)
  const file = {
    format: FORMATS[kind],
    version: EXCHANGE_VERSION,
    content: JSON.parse(textOf(bytes) ?? ''),
    keyId: signer.id,
    signature: toHex(signer.sign(messageOf(kind, bytes))),
  }
  return bytesOf(`${JSON.stringify(file, undefined, 2)}\n`)
}

/** Reads a file of that kind. Blanks and the order of members say nothing, so another program may write them as it likes. */
export function readSealedFile(kind: ExchangeKind, bytes: Uint8Array): SealedFile | Unreadable {
  if (bytes.length > LARGEST_EXCHANGE_FILE) return 'too_large'
  const text = textOf(bytes)
  const file = text === undefined ? undefined : parseObject(text)
  if (text === undefined || !file || file.format !== FORMATS[kind]) return 'not_a_package'
  if (hasRepeatedMember(text)) return 'repeated_member'
  const { version, content, keyId, signature } = file
  if (!Number.isSafeInteger(version) || Number(version) < 1) return 'not_a_package'
  if (Number(version) > EXCHANGE_VERSION) return 'future_version'
  const signed = typeof signature === 'string' ? fromHex(signature) : undefined
  if (Object.keys(file).length !== 5 || typeof keyId !== 'string' || !signed) return 'not_a_package'
  const canonical = spelling(content)
  if (!canonical) return 'not_a_package'
  const message = messageOf(kind, canonical)
  return { content, digest: toHex(sha256(canonical)), keyId, message, signature: signed }
}

/** What is signed: no signature of a paper or of the other kind can be taken for one of this kind. */
function messageOf(kind: ExchangeKind, content: Uint8Array): Uint8Array {
  return joined(bytesOf(`${FORMATS[kind]}-${EXCHANGE_VERSION}\0`), content)
}

/** undefined: a value that the format does not have, or nested beyond all measure. */
function spelling(content: unknown): Uint8Array | undefined {
  try {
    return canonicalJson(content)
  } catch {
    return undefined
  }
}
