import { isUtf8 } from 'node:buffer'
import { SheetFault } from './sheet-fault.ts'

/** Bytes as text in `encoding`, or as its byte order mark says; throws `encoding` on bytes that are no text. */
export async function* decodeBytes(bytes: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  try {
    for await (const chunk of bytes) {
      decoder ??= new TextDecoder(markedEncoding(chunk) ?? encoding, { fatal: true })
      yield decoder.decode(chunk, { stream: true })
    }
    yield decoder?.decode() ?? ''
  } catch (error) {
    if (error instanceof TypeError && 'code' in error) throw new SheetFault('encoding')
    throw error
  }
}

/** The encoding a byte order mark names; undefined without a mark. */
export function markedEncoding(head: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 'utf-8' : undefined
}

/** Tells whether bytes that come in pieces are UTF-8: so far, and at their end. A decoder says the same in a hundred times the time. */
export function utf8Check() {
  let begun: Buffer = Buffer.alloc(0)
  return {
    /** Whether the next piece goes on as UTF-8; nothing is asked after a no. */
    goesOn(piece: Buffer): boolean {
      const bytes = begun.length === 0 ? piece : Buffer.concat([begun, piece])
      const whole = bytes.length - begunBytes(bytes)
      begun = bytes.subarray(whole)
      return isUtf8(bytes.subarray(0, whole))
    },
    /** Whether the last character is whole. */
    isWhole: () => begun.length === 0,
  }
}

/** How many bytes at the end may begin a character that the next piece ends (RFC 3629): its first byte says how many it has. */
function begunBytes(bytes: Buffer): number {
  const end = bytes.subarray(-3)
  const start = end.findLastIndex((byte) => byte >= 0xc0)
  const first = end[start]
  if (first === undefined) return 0
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
  const has = end.length - start
  return has < length ? has : 0
}
