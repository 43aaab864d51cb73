import { copyArray, copyText } from '#platform/db/copy-text.ts'
import type { SheetRow } from '#platform/spreadsheet/sheet-row.ts'
import type { CellOf, Reading } from '#server/import-kind.ts'

/** The columns of `staged` for files of which each row is judged by itself. */
export const STAGED_ROWS =
  'row_no integer, cells text[], ticket_no text, given_name text, course_code text, outcome text, mark smallint, grade text, fields jsonb, problems text[]'

/** What one such row says, and what is wrong with it by itself. */
export interface StagedLine {
  rowNo: number
  cells: readonly string[]
  ticketNo: string
  name: string
  courseCode: string
  outcome: string
  mark: number | undefined
  grade: string | undefined
  fields: unknown
  problems: readonly string[]
}

/** Reads such a file: each row is one line of `staged`. */
export function rowByRow(lineOf: (row: SheetRow, cellOf: CellOf) => StagedLine): Reading {
  return { read: (row, cellOf) => textOf(lineOf(row, cellOf)), meanwhile: () => '', end: () => '' }
}

function textOf(line: StagedLine): string {
  const fields = line.fields === undefined ? '\\N' : copyText(JSON.stringify(line.fields))
  return `${line.rowNo}\t${copyArray(line.cells)}\t${copyText(line.ticketNo)}\t${copyText(line.name)}\t${copyText(line.courseCode)}\t${line.outcome || '\\N'}\t${line.mark ?? '\\N'}\t${line.grade ?? '\\N'}\t${fields}\t${copyArray(line.problems)}\n`
}
