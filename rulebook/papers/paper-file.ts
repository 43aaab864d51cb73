import { sha256 } from '@noble/hashes/sha2.js'
import { bytesOf, fromBase64Url, fromHex, joined, textOf, toBase64Url } from './bytes.ts'
import { type PaperContent, readContent } from './paper-content.ts'
import { readStatement, type SignedStatement } from './statement.ts'

/** No paper of the product is larger, so nothing larger is read. */
export const LARGEST_FILE = 20 * 1024 * 1024

/** What the file carries for whoever verifies it: begins with this, so that it is found after printing. */
const PAYLOAD_MARK = 'KAOJI-PAPER 1\n'
const SEAL = /^%kaoji-paper 1 (\d{1,9}) (\d{1,8}) (\d{1,10}) ([0-9a-f]{8}) ([0-9a-f]{128})\n$/
/** No seal is longer. */
const SEAL_ROOM = 200
const PURPOSE = bytesOf('kaoji-file-1\0')

/** The statement and the content as they stand inside the file, not compressed. */
export function encodePayload(statement: Uint8Array, content: Uint8Array): Uint8Array {
  return joined(bytesOf(`${PAYLOAD_MARK}${toBase64Url(statement)}\n`), content)
}

/** Where the payload is, and who sealed the file when. */
export interface Seal {
  offset: number
  length: number
  /** Seconds since 1970. */
  at: number
  keyId: string
}

/** The beginning of the line behind the last byte of the PDF file, a comment to every reader; the signature over all before it follows. */
export function sealLine({ offset, length, at, keyId }: Seal): Uint8Array {
  return bytesOf(`%kaoji-paper 1 ${offset} ${length} ${at} ${keyId} `)
}

/** What is signed of the digest (SHA-256) of everything before the signature. */
export function sealMessage(digest: Uint8Array): Uint8Array {
  return joined(PURPOSE, digest)
}

/** A file of the product as it was read: nothing is verified yet. */
export interface PaperFile {
  statement: SignedStatement
  content: PaperContent
  contentBytes: Uint8Array
  seal: { keyId: string; at: Date; message: Uint8Array; signature: Uint8Array }
}

/** Reads a file. `foreign`: nothing of ours is in it; `damaged`: something is, and it is not whole. */
export function readPaperFile(bytes: Uint8Array): PaperFile | 'foreign' | 'damaged' {
  if (bytes.length > LARGEST_FILE) return 'foreign'
  const tail = bytes.subarray(-SEAL_ROOM)
  // The file's own bytes need not be text: only the last line counts.
  const from = tail.lastIndexOf(0x25)
  const line = textOf(tail.subarray(Math.max(0, from)))
  const [, offset, length, at, keyId, signature] = SEAL.exec(line ?? '') ?? []
  if (from < 0 || keyId === undefined || signature === undefined) return withoutSeal(bytes)
  const payload = readPayload(bytes.subarray(Number(offset), Number(offset) + Number(length)))
  const signed = fromHex(signature)
  if (!payload || !signed) return 'damaged'
  const before = bytes.subarray(0, bytes.length - signature.length - 1)
  const message = sealMessage(sha256(before))
  return { ...payload, seal: { keyId, at: new Date(Number(at) * 1000), message, signature: signed } }
}

function readPayload(bytes: Uint8Array): Omit<PaperFile, 'seal'> | undefined {
  const mark = bytesOf(PAYLOAD_MARK)
  const end = bytes.indexOf(0x0a, mark.length)
  if (textOf(bytes.subarray(0, mark.length)) !== PAYLOAD_MARK || end < 0) return undefined
  const whole = fromBase64Url(textOf(bytes.subarray(mark.length, end)) ?? '!')
  const statement = whole && readStatement(whole)
  const contentBytes = bytes.slice(end + 1)
  const content = readContent(contentBytes)
  return statement && content && { statement, content, contentBytes }
}

/** A file without a seal may have been ours once: the words to whoever holds it differ. */
function withoutSeal(bytes: Uint8Array): 'foreign' | 'damaged' {
  const mark = bytesOf(PAYLOAD_MARK.slice(0, 11))
  const [first = 0] = mark
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (mark.every((byte, place) => bytes[at + place] === byte)) return 'damaged'
  return 'foreign'
}
