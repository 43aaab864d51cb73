import { createHash } from 'node:crypto'
import type { PdfDocument } from '#platform/pdf/pdf-document.ts'
import type { PaperKeys } from '#platform/secrets/paper-keys.ts'
import { sealLine, sealMessage } from '#rulebook/papers/paper-file.ts'
import type { Deps } from '#server/deps.ts'
import type { IssuedPaper } from './issue-paper.ts'

/**
 * VER-01: prints an issued paper with its QR code, and seals the file: the signature over every byte travels behind the last one. The
 * same paper gives the same file, as long as the same key signs.
 */
export async function printIssued(
  deps: Pick<Deps, 'printer' | 'paperKeys'>,
  document: PdfDocument,
  { mark, issuedAt }: IssuedPaper,
): Promise<Buffer> {
  const printed = await deps.printer.print({ ...document, mark })
  return sealFile(printed, { payload: mark.payload, issuedAt, keys: deps.paperKeys })
}

/** Puts the seal behind a printed file. */
function sealFile(
  printed: Buffer,
  {
    payload,
    issuedAt,
    keys,
  }: { payload: Uint8Array; issuedAt: Date; keys: Pick<PaperKeys, 'id' | 'from' | 'sign'> },
): Buffer {
  const offset = printed.lastIndexOf(payload)
  if (offset < 0) throw new Error('the printed file lacks its payload')
  // Never before the key began, when an older paper is printed again with a newer key.
  const at = Math.ceil(Math.max(issuedAt.getTime(), keys.from.getTime()) / 1000)
  const body = Buffer.concat([printed, sealLine({ offset, length: payload.length, at, keyId: keys.id })])
  const signature = keys.sign(sealMessage(createHash('sha256').update(body).digest()))
  return Buffer.concat([body, Buffer.from(`${signature.toString('hex')}\n`)])
}
