import type { RowBatches } from './row-batches.ts'
import { SheetFault } from './sheet-fault.ts'
import { BLANK_CELL, type SheetCell } from './sheet-row.ts'

const LONGEST_ROW = 4_000_000
/** As many as Excel has. A longer row, were it of nothing but separators, is no table, and would be held as so many cells. */
const LAST_COLUMN = 16_384
const QUOTE = 34
const LF = 10
const CR = 13
/** A field keeps the whole text that it is a part of in memory: of a longer one none is remembered. */
const REMEMBERED_OF = 100_000
/** Written by other systems for Excel, which obeys it and does not show it. */
const SEPARATOR_LINE = /^\ufeff?sep=([,;\t])\s*?(?:\r\n|\r|\n)/i

/** A CSV scan under way; `push` takes the next piece of text, `end` says there is no more. */
export interface CsvScan {
  push(piece: string): void
  end(): void
}

/**
 * Reads CSV (RFC 4180, and LF or CR alone as line ends) into `batches`, separated by whichever of comma,
 * semicolon and tab the first line has most of, or the one that a line 「sep=,」 names. Throws `open_quote` when a quote is never
 * closed, `cell_too_long` when it swallows the rest of a large file, `too_many_columns` before a row of separators fills the memory.
 */
export function createCsvScan(batches: RowBatches): CsvScan {
  let carry = ''
  let rowNo = 0
  let delimiter: string | undefined
  const above: BareField[] = []

  function consume(text: string, isLast: boolean): number {
    let at = 0
    while (at < text.length) {
      const row = scanRow(text, { at, delimiter: delimiter ?? ',', above })
      if (row === 'too_many_columns')
        throw new SheetFault('too_many_columns', { rowNo: rowNo + 1, limit: LAST_COLUMN })
      if (row === undefined) return at
      if (row.next === text.length && !isLast && !row.isSettled) return at
      rowNo += 1
      batches.add(rowNo, row.cells)
      at = row.next
    }
    return at
  }

  return {
    push(piece) {
      let text = carry + piece
      if (delimiter === undefined && /[\r\n]./.test(text)) {
        const named = SEPARATOR_LINE.exec(text)
        if (named) text = text.slice(named[0].length)
        delimiter = named?.[1] ?? delimiterOf(text)
      }
      const kept = delimiter === undefined ? 0 : consume(text, false)
      carry = text.slice(kept)
      if (carry.length > LONGEST_ROW) throw new SheetFault('cell_too_long', { rowNo: rowNo + 1 })
    },
    end() {
      delimiter ??= delimiterOf(carry)
      if (consume(carry, true) < carry.length) throw new SheetFault('open_quote', { rowNo: rowNo + 1 })
    },
  }
}

interface ScannedRow {
  cells: SheetCell[]
  next: number
  /** Whether more text could not change the row: it ended in LF. */
  isSettled: boolean
}

/** A field without quotes, as it stands in the file, and its cell. */
interface BareField {
  raw: string
  cell: SheetCell
}

interface Scan {
  at: number
  delimiter: string
  /** The latest bare field of each column. Most columns of a long file repeat it, and its cell stands for both. */
  above: (BareField | undefined)[]
}

/** One row from `at`; undefined when a quote in it is still open. */
function scanRow(text: string, { at, delimiter, above }: Scan): ScannedRow | 'too_many_columns' | undefined {
  const cells: SheetCell[] = []
  const separator = delimiter.charCodeAt(0)
  let from = at
  for (;;) {
    if (cells.length === LAST_COLUMN) return 'too_many_columns'
    const field = scanField(text, from, { separator, above, column: cells.length })
    if (field === undefined) return undefined
    cells.push(field.cell)
    const stop = text.charCodeAt(field.end)
    from = field.end + 1
    if (stop === separator) continue
    if (stop === CR && text.charCodeAt(from) === LF) from += 1
    return { cells, next: Math.min(from, text.length), isSettled: text.charCodeAt(from - 1) === LF }
  }
}

interface Place {
  separator: number
  above: (BareField | undefined)[]
  column: number
}

/** The cell that begins there, and where it ends; undefined when a quote in it is still open. */
function scanField(
  text: string,
  at: number,
  { separator, above, column }: Place,
): { cell: SheetCell; end: number } | undefined {
  const same = above[column]
  if (same !== undefined && repeats(text, at, { raw: same.raw, separator }))
    return { cell: same.cell, end: at + same.raw.length }
  if (text.charCodeAt(at) === QUOTE) return quotedField(text, at, separator)
  const end = bareEnd(text, at, separator)
  const raw = text.slice(at, end)
  const cell = cellOf(raw)
  above[column] = text.length > REMEMBERED_OF ? undefined : { raw, cell }
  return { cell, end }
}

/** Whether this very field stands there. */
function repeats(text: string, at: number, { raw, separator }: { raw: string; separator: number }): boolean {
  if (!text.startsWith(raw, at)) return false
  const end = at + raw.length
  const stop = text.charCodeAt(end)
  return stop === separator || stop === LF || stop === CR || end === text.length
}

function cellOf(value: string): SheetCell {
  return value === '' ? BLANK_CELL : { text: meantText(value), kind: 'text' }
}

/** `="00123"`: what other systems write so that Excel keeps a number's zeros, and shows as 00123. */
const TEXT_FORMULA = /^="((?:[^"]|"")*)"$/
/** An apostrophe that only says "text": before a number, or before what would be a formula, as `csvLine` writes it. */
const TEXT_MARK = /^'(?=[=+\-@\t\r＝＋－＠]|\d+[Xx]?$)/

/** The text that a field means (IMP-01). An apostrophe before anything else belongs to it: a name may begin so. */
function meantText(value: string): string {
  if (value.startsWith('=')) {
    const inner = TEXT_FORMULA.exec(value)?.[1]
    return inner === undefined ? value : inner.replaceAll('""', '"')
  }
  return value.startsWith("'") ? value.replace(TEXT_MARK, '') : value
}

function quotedField(
  text: string,
  at: number,
  separator: number,
): { cell: SheetCell; end: number } | undefined {
  const close = closingQuote(text, at + 1)
  if (close < 0) return undefined
  const quoted = text.slice(at + 1, close)
  const end = bareEnd(text, close + 1, separator)
  const value = (quoted.includes('"') ? quoted.replaceAll('""', '"') : quoted) + text.slice(close + 1, end)
  return { cell: cellOf(value), end }
}

function closingQuote(text: string, from: number): number {
  let end = text.indexOf('"', from)
  while (end >= 0 && text.charCodeAt(end + 1) === QUOTE) end = text.indexOf('"', end + 2)
  return end
}

function bareEnd(text: string, from: number, separator: number): number {
  let at = from
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === separator || code === LF || code === CR) return at
  }
  return at
}

function delimiterOf(text: string): string {
  const line = text.replace(/"(?:[^"]|"")*("|$)/g, '').split(/[\r\n]/, 1)[0] ?? ''
  const countOf = (mark: string) => line.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (countOf(mark) > countOf(best) ? mark : best))
}
