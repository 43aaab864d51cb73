import { fromHex, isSame } from './bytes.ts'
import { isSigned } from './ed25519.ts'
import { type KeySet, standingOf } from './key-set.ts'
import { digestOfContent, type PaperContent } from './paper-content.ts'
import { readPaperFile } from './paper-file.ts'
import type { RevocationReason } from './paper-kinds.ts'
import { type RevocationList, revocationIn } from './revocation-list.ts'
import { readStatement, type SignedStatement } from './statement.ts'

/** What somebody who verifies has at hand. `list` undefined: whether a paper was revoked cannot be said. */
export interface Known {
  keys: KeySet
  list: RevocationList | undefined
  now: Date
}

/** Why a paper cannot be called genuine. */
export type Fault =
  | 'foreign'
  | 'damaged'
  | 'forged'
  | 'unknown_key'
  | 'revoked_key'
  | 'outside_key'
  | 'future'
  | 'other_content'

/** `content`: only of a file; what was read from a printed code has to be compared by eye. */
interface Seen {
  statement: SignedStatement
  content: PaperContent | undefined
}

export type Verdict =
  | ({ kind: 'genuine'; listAt: Date } & Seen)
  | ({ kind: 'unlisted' } & Seen)
  | ({ kind: 'revoked'; reason: RevocationReason | 'unknown'; listAt: Date } & Seen)
  | { kind: 'refused'; fault: Fault }

/** A clock that is ahead by less makes no paper one of the future. */
const CLOCK_SLACK_MS = 10 * 60_000

/** VER-01: judges what a QR code says. */
export function judgeStatement(bytes: Uint8Array, known: Known): Verdict {
  const statement = readStatement(bytes)
  return statement ? judge({ statement, content: undefined }, known) : { kind: 'refused', fault: 'foreign' }
}

/** VER-01: judges a PDF file: every byte of it, the statement in it, and that the statement is about its content. */
export function judgeFile(bytes: Uint8Array, known: Known): Verdict {
  const file = readPaperFile(bytes)
  if (typeof file === 'string') return { kind: 'refused', fault: file }
  const { statement, content, contentBytes, seal } = file
  const fault = faultOf(seal, seal.at, known)
  // Somebody who changes a byte usually leaves the key as it is, and then the file was changed.
  if (fault) return { kind: 'refused', fault: fault === 'forged' ? 'damaged' : fault }
  const isAbout =
    isSame(digestOfContent(contentBytes), statement.digest) &&
    content.kind === statement.kind &&
    content.holder === statement.holder &&
    content.summary === statement.summary
  return isAbout ? judge({ statement, content }, known) : { kind: 'refused', fault: 'other_content' }
}

/** Whether a list of revoked papers is the service's own, and not of a time to come. */
export function isListGood(list: RevocationList, known: Omit<Known, 'list'>): boolean {
  return faultOf(list, list.issuedAt, known) === undefined
}

function judge(seen: Seen, known: Known): Verdict {
  const fault = faultOf(seen.statement, seen.statement.issuedAt, known)
  if (fault) return { kind: 'refused', fault }
  const { list } = known
  if (!list || !isListGood(list, known)) return { kind: 'unlisted', ...seen }
  const reason = revocationIn(list, seen.statement.whole)
  return reason
    ? { kind: 'revoked', reason, listAt: list.issuedAt, ...seen }
    : { kind: 'genuine', listAt: list.issuedAt, ...seen }
}

function faultOf(
  { keyId, message, signature }: { keyId: string; message: Uint8Array; signature: Uint8Array },
  signedAt: Date,
  { keys, now }: Omit<Known, 'list'>,
): Fault | undefined {
  const key = keys.keys.find(({ id }) => id === keyId)
  if (!key) return 'unknown_key'
  if (!isSigned(fromHex(key.publicKey) ?? new Uint8Array(), message, signature)) return 'forged'
  if (signedAt.getTime() > now.getTime() + CLOCK_SLACK_MS) return 'future'
  const standing = standingOf(key, signedAt)
  return standing === 'good' ? undefined : standing === 'revoked' ? 'revoked_key' : 'outside_key'
}
