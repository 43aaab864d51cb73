import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { csvLine } from './csv-line.ts'
import type { OutgoingRows } from './sheet-row.ts'
import { type OutgoingSheet, xlsxPieces } from './xlsx-pieces.ts'

/**
 * Writes one sheet as XLSX to `out` and ends it; resolves when `out` has taken everything. Rows stream, memory
 * stays flat. Texts are typed as text, so none of them is ever a formula (security: formula injection). Throws
 * on numbers that are not finite, and on more rows than Excel holds.
 */
export async function writeXlsx(out: Writable, sheet: OutgoingSheet): Promise<void> {
  await writeWorkbook(out, [sheet])
}

/** Writes several sheets as one XLSX, as `writeXlsx` does one. */
export async function writeWorkbook(out: Writable, sheets: readonly OutgoingSheet[]): Promise<void> {
  await pipeline(xlsxPieces(sheets), out)
}

/**
 * Writes rows as CSV to `out` and ends it: UTF-8 with byte order mark, CRLF, quotes where needed. A text that
 * a spreadsheet would take for a formula gets a leading apostrophe (security: formula injection).
 */
export async function writeCsv(out: Writable, rows: OutgoingRows): Promise<void> {
  await pipeline(csvPieces(rows), out)
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
