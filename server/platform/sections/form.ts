import type { Fault, PlacedRow, Row } from './row.ts'

/** How the entries of a section stand in their file. */
export interface Form {
  file: string
  /** What an entry is called in the file by: 「第 3 行「课程代码」」. */
  titleOf(key: string): string
  /** A value as it stands in the file; an absent one is empty. */
  shown(row: Row, key: string): string
  /**
   * All entries that can be made out (undefined: none can), and everything that is wrong with the file by itself.
   * `sheetName`: the sheet of a workbook that stands for the file.
   */
  read(path: string, sheetName?: string): Promise<{ rows: PlacedRow[] | undefined; faults: Fault[] }>
  /** The file as `read` takes it: the same entries in the same order make the same bytes. */
  write(rows: readonly Row[]): string
  /** The same as the rows of a sheet, the heading first. */
  cells(rows: readonly Row[]): string[][]
}
