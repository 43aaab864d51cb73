import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { csvLine } from './csv-line.ts'
import type { OutgoingRows } from './sheet-row.ts'
import { xlsxPieces } from './xlsx-pieces.ts'

/**
 * Writes one sheet as XLSX to `out` and ends it; resolves when `out` has taken everything. Rows stream, memory
 * stays flat. Texts are typed as text, so none of them is ever a formula (security: formula injection). Throws
 * on numbers that are not finite, and on more rows than Excel holds.
 */
export async function writeXlsx(out: Writable, sheet: { name: string; rows: OutgoingRows }): Promise<void> {
  await writeAll(out, xlsxPieces(sheet))
}

/**
 * Writes rows as CSV to `out` and ends it: UTF-8 with byte order mark, CRLF, quotes where needed. A text that
 * a spreadsheet would take for a formula gets a leading apostrophe (security: formula injection).
 */
export async function writeCsv(out: Writable, rows: OutgoingRows): Promise<void> {
  await writeAll(out, csvPieces(rows))
}

async function* csvPieces(rows: OutgoingRows): AsyncGenerator<string> {
  let piece = '\ufeff'
  for await (const row of rows) {
    piece += csvLine(row)
    if (piece.length < 65_536) continue
    yield piece
    piece = ''
  }
  yield piece
}

async function writeAll(out: Writable, pieces: AsyncIterable<string | Uint8Array>): Promise<void> {
  try {
    for await (const piece of pieces) {
      if (!out.write(piece)) await Promise.race([once(out, 'drain'), finished(out)])
    }
  } catch (error) {
    out.destroy()
    throw error
  }
  out.end()
  await finished(out)
}
