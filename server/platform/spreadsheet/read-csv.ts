import { createReadStream } from 'node:fs'
import { createCsvScan } from './csv-scan.ts'
import { createRowBatches } from './row-batches.ts'
import { SheetFault } from './sheet-fault.ts'
import type { SheetLimits, SheetRow } from './sheet-row.ts'
import { decodeBytes, markedEncoding, utf8Check } from './text-pieces.ts'

/** V8 makes a text of more than 128 kB another way, which takes ten times as long; a character takes two bytes there. */
const PIECE_BYTES = 49_152

/** The rows of the CSV at `path`, in batches; see `readSheet` for what it throws. */
export async function* readCsv(path: string, limits: SheetLimits): AsyncGenerator<readonly SheetRow[]> {
  const encoding = await encodingOf(path)
  const batches = createRowBatches(limits)
  const scan = createCsvScan(batches)
  for await (const piece of decodeBytes(bytesOf(path), encoding)) {
    scan.push(piece)
    yield* batches.full()
  }
  scan.end()
  yield* batches.rest()
}

function bytesOf(path: string): AsyncIterable<Buffer> {
  return createReadStream(path, { highWaterMark: PIECE_BYTES })
}

/**
 * UTF-8 when the whole file is UTF-8, else GB18030, which older Chinese Excel writes: one name in the last row
 * may be the only one that tells them apart. Throws `not_a_sheet` on bytes that text never has.
 */
async function encodingOf(path: string): Promise<string> {
  let isFirst = true
  const utf8 = utf8Check()
  for await (const chunk of bytesOf(path)) {
    const marked = isFirst ? markedEncoding(chunk) : undefined
    if (marked !== undefined) return marked
    if (chunk.includes(0) || (isFirst && isBinary(chunk))) throw new SheetFault('not_a_sheet')
    isFirst = false
    if (!utf8.goesOn(chunk)) return 'gb18030'
  }
  return utf8.isWhole() ? 'utf-8' : 'gb18030'
}

function isBinary(chunk: Buffer): boolean {
  const head = chunk.toString('latin1', 0, 4096)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the characters that give a binary file away
  return /^(%PDF|\s*<(\?xml|!doctype|html|table))|[\u0001-\u0008\u000e-\u001a\u001c-\u001f]/i.test(head)
}
