/** One cell as its reader would see it. A date's text is ISO; a formula's text is its stored result. */
export interface SheetCell {
  text: string
  kind: 'text' | 'number' | 'date' | 'blank' | 'formula' | 'error'
}

/** One row; `rowNo` is the number Excel shows beside it, `cells[0]` is column A. */
export interface SheetRow {
  rowNo: number
  cells: readonly SheetCell[]
}

/** The first rows of a sheet that are not blank, ten at most. */
export interface SheetHead {
  name: string
  rows: readonly SheetRow[]
}

/** Answers the place of the sheet to read; asked only when a workbook shows several. */
export type ChooseSheet = (heads: readonly SheetHead[]) => number

/** How much of a file is read before it is refused. Bytes and characters, rows that are not blank. */
export interface SheetLimits {
  maxRows: number
  maxColumns: number
  maxCellLength: number
  maxInflatedBytes: number
  maxRatio: number
  maxEntries: number
}

/** Rows and characters of a cell as in Excel's own limits; the rest leaves room for a million honest rows. */
export const DEFAULT_LIMITS = {
  maxRows: 1_048_576,
  maxColumns: 256,
  maxCellLength: 32_767,
  maxInflatedBytes: 600_000_000,
  maxRatio: 200,
  maxEntries: 1000,
} as const satisfies SheetLimits

/** The one blank cell, shared so that sparse rows cost nothing. */
export const BLANK_CELL: SheetCell = Object.freeze({ text: '', kind: 'blank' })

/** Rows to write: text stays text, numbers stay numbers. */
export type OutgoingRows =
  | AsyncIterable<readonly (string | number)[]>
  | Iterable<readonly (string | number)[]>
