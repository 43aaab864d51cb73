import { sha256 } from '@noble/hashes/sha2.js'
import { bytesOf, fromHex, joined, textOf, toHex } from './bytes.ts'
import { kindOfCode, PAPER_KINDS, type PaperKind } from './paper-kinds.ts'

/**
 * What a paper's QR code says (VER-01): which paper, its number, the digest of what it says, when it was issued, under which key. `holder`
 * has its name masked; `summary` is one line to compare by eye with a printed paper: 「32 人」, 「¥50.00」.
 */
export interface Statement {
  kind: PaperKind
  paperNo: string
  holder: string
  summary: string
  /** SHA-256 of the content (`paper-content.ts`). */
  digest: Uint8Array
  issuedAt: Date
  /** Eight hexadecimal digits. */
  keyId: string
}

/** A statement as it was signed. */
export interface SignedStatement extends Statement {
  /** What the signature is over. */
  message: Uint8Array
  signature: Uint8Array
  /** All bytes, the signature included: they travel, and they name this very paper in the list of revoked ones. */
  whole: Uint8Array
}

const VERSION = 1
const SIGNATURE = 64
const FIXED = 1 + 1 + 4 + 4 + 32
/** No signature of another purpose can be taken for one of a statement. */
const PURPOSE = bytesOf('kaoji-paper-1\0')
/** Longer texts are cut by whoever issues; the QR code has to stay readable. */
export const LONGEST = { paperNo: 40, holder: 40, summary: 60 } as const

/** The bytes of a statement, to be followed by the signature over `messageOf` them. */
export function encodeStatement(statement: Statement): Uint8Array {
  const head = new Uint8Array(FIXED)
  head.set([VERSION, PAPER_KINDS[statement.kind].code])
  head.set(fromHex(statement.keyId) ?? [], 2)
  new DataView(head.buffer).setUint32(6, Math.floor(statement.issuedAt.getTime() / 1000))
  head.set(statement.digest, 10)
  const texts = [statement.paperNo, statement.holder, statement.summary].map(bytesOf)
  if (texts.some(({ length }) => length > 255)) throw new Error('a text of a statement is too long')
  return joined(head, ...texts.flatMap((text) => [Uint8Array.of(text.length), text]))
}

/** What is signed of the bytes of a statement. */
export function messageOf(encoded: Uint8Array): Uint8Array {
  return joined(PURPOSE, encoded)
}

/** Reads a statement with its signature, which is not verified yet; undefined for whatever is none to the byte. */
export function readStatement(whole: Uint8Array): SignedStatement | undefined {
  const encoded = whole.subarray(0, -SIGNATURE)
  if (whole.length < FIXED + 3 + SIGNATURE || encoded[0] !== VERSION) return undefined
  const kind = kindOfCode(encoded[1] ?? 0)
  const [paperNo, holder, summary, ...more] = textsAfter(encoded, FIXED)
  if (!kind || paperNo === undefined || holder === undefined || summary === undefined || more.length > 0)
    return undefined
  const seconds = new DataView(encoded.buffer, encoded.byteOffset).getUint32(6)
  return {
    kind,
    ...{ paperNo, holder, summary },
    digest: encoded.slice(10, FIXED),
    issuedAt: new Date(seconds * 1000),
    keyId: toHex(encoded.subarray(2, 6)),
    message: messageOf(encoded),
    signature: whole.slice(-SIGNATURE),
    whole: whole.slice(),
  }
}

/** Crockford's digits: no letter that is read as another. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * The twelve characters that are typed where nothing can be scanned. They follow from the signature, so that only a holder of the paper
 * knows them: sixty bits.
 */
export function codeOf({ whole }: Pick<SignedStatement, 'whole'>): string {
  const hash = sha256(joined(bytesOf('kaoji-code\0'), whole))
  const characters = Array.from(hash.subarray(0, 12), (byte) => DIGITS[byte & 31])
  return characters.join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** A number or code as somebody typed it, in its one spelling: no blanks and dashes, capitals, O and I read as 0 and 1. */
export function foldTyped(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―－]/g, '')
}

/** A code as somebody typed it: letters that it never has are read as the digits that they look like. */
export function foldCode(text: string): string {
  return foldTyped(text).replaceAll('O', '0').replace(/[IL]/g, '1')
}

/** The texts from `at` to the very end; one that is cut short or no UTF-8 spoils all. */
function textsAfter(bytes: Uint8Array, at: number): string[] {
  const texts: string[] = []
  for (let next = at; next < bytes.length; ) {
    const end = next + 1 + (bytes[next] ?? 0)
    const text = end <= bytes.length ? textOf(bytes.subarray(next + 1, end)) : undefined
    if (text === undefined) return []
    texts.push(text)
    next = end
  }
  return texts
}
