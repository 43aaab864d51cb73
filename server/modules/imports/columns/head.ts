import type { SheetRow } from '#platform/spreadsheet/sheet-row.ts'
import { beginningOf } from '#rulebook/free-text/cut-text.ts'
import { HEADER_ROWS } from '../checking/import-columns.rules.ts'
import { keepableCell } from '../checking/stray-numbers.rules.ts'
import { foldTitles } from './layout.ts'

/** The first rows of the sheet whose columns wait to be assigned, as the officer sees them (IMP-04). */
export interface FileHead {
  sheet: string
  /** The row that looks most like a header. */
  headerRow: number
  /** `titles`: the row as a header is compared; of the rows in which a header is looked for. */
  rows: { rowNo: number; cells: string[]; titles?: string[] }[]
}

/** A header in the tenth row still has five rows of samples below it. */
const HEAD_ROWS = 15
const CELL_LENGTH = 40
/** A password's hash, or another long code: nobody recognises a column by its letters. */
const LONG_CODE = /[\w./+=$-]{32,}/g

/** The columns of a file are not clear from its titles: the officer assigns them. The message says why in words. */
export class ColumnsUnclear extends Error {
  readonly head: FileHead
  constructor(words: string, head: FileHead) {
    super(words)
    this.head = head
  }
}

/** Makes the first rows fit to be stored and shown: numbers masked, hashes left out. */
export function headOf(
  rows: readonly SheetRow[],
  { sheet, headerRow }: { sheet: string; headerRow: number },
): FileHead {
  return {
    sheet: beginningOf(sheet, CELL_LENGTH),
    headerRow,
    rows: rows.slice(0, HEAD_ROWS).map(({ rowNo, cells }, place) => ({
      rowNo,
      ...(place < HEADER_ROWS ? { titles: foldTitles(cells.map(({ text }) => text)) } : {}),
      cells: cells.map(({ text }) =>
        beginningOf(keepableCell(beginningOf(text, 400)).replaceAll(LONG_CODE, '……'), CELL_LENGTH),
      ),
    })),
  }
}
