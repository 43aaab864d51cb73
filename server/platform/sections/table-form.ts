import { csvLine } from '#platform/spreadsheet/csv-line.ts'
import { readSheet } from '#platform/spreadsheet/read-sheet.ts'
import { SheetFault, wordsOfSheetFault } from '#platform/spreadsheet/sheet-fault.ts'
import type { SheetCell, SheetHead, SheetRow } from '#platform/spreadsheet/sheet-row.ts'
import { fold } from '#rulebook/folding/fold.ts'
import type { CellReading, Column } from './columns.ts'
import type { Form } from './form.ts'
import type { Fault, Json, PlacedRow, Row } from './row.ts'

/** A table with a heading: CSV in UTF-8 as spreadsheets write it. The order of the columns does not matter. */
export function tableForm(file: string, columns: readonly Column[]): Form {
  const titleOf = (key: string) => columns.find((column) => column.key === key)?.title ?? key
  const cells = (rows: readonly Row[]) => [
    columns.map(({ title }) => title),
    ...rows.map((row) => cellsOf(columns, row)),
  ]
  return {
    file,
    titleOf,
    shown: (row, key) =>
      cellsOf(
        columns.filter((column) => column.key === key),
        row,
      ).join(''),
    read: (path, sheetName) => readTable({ file, path, sheetName }, columns),
    write: (rows) => `\ufeff${cells(rows).map(csvLine).join('')}`,
    cells,
  }
}

interface Place {
  file: string
  path: string
  sheetName: string | undefined
}

async function readTable({ file, path, sheetName }: Place, columns: readonly Column[]) {
  const rows: PlacedRow[] = []
  const faults: Fault[] = []
  let places: Map<Column, number> | undefined
  try {
    const choose = (heads: readonly SheetHead[]) => {
      const filled = heads.filter((head) => head.rows.length > 0)
      const named = filled.map(({ name }) => `「${name}」`).join('、')
      if (filled.length > 1)
        faults.push({ file, text: `有几个工作表有内容：${named}。一个文件只读取一个，请合并或删去其余的。` })
      return Math.max(
        0,
        heads.findIndex(({ rows: own }) => own.length > 0),
      )
    }
    for await (const batch of readSheet(path, sheetName === undefined ? { choose } : { sheetName })) {
      for (const sheetRow of batch) {
        if (places === undefined) {
          places = readHeading(columns, sheetRow, (text) => faults.push({ file, place: '标题行', text }))
          if (faults.length > 0) return { rows: undefined, faults }
          continue
        }
        const { placed, wrong } = readRow(places, sheetRow)
        rows.push(placed)
        faults.push(...wrong.map((fault) => ({ file, ...fault })))
      }
    }
    return { rows, faults }
  } catch (error) {
    if (!(error instanceof SheetFault)) throw error
    return { rows: undefined, faults: [{ file, text: wordsOfSheetFault(error) }] }
  }
}

function readHeading(columns: readonly Column[], { cells }: SheetRow, tell: (text: string) => void) {
  const titles = cells.map(({ text }) => fold('heading', text))
  for (const [place, title] of titles.entries()) {
    if (title === '') continue
    if (!columns.some((column) => column.title === title))
      tell(`不认识的列「${title}」。可用的列：${columns.map((column) => column.title).join('、')}。`)
    else if (titles.indexOf(title) !== place) tell(`列「${title}」出现了两次，请只保留一列。`)
  }
  const missing = columns.filter(({ title, isOptional }) => !isOptional && !titles.includes(title))
  for (const { title } of missing) tell(`缺少列「${title}」。`)
  return new Map(columns.flatMap((column) => entryOf(column, titles.indexOf(column.title))))
}

function entryOf(column: Column, place: number): [Column, number][] {
  return place < 0 ? [] : [[column, place]]
}

function readRow(places: ReadonlyMap<Column, number>, { rowNo, cells }: SheetRow) {
  const at = `第 ${rowNo} 行`
  const row: Record<string, Json> = {}
  const wrong: { place: string; text: string }[] = []
  for (const [column, place] of places) {
    const reading = readCell(column, cells[place])
    if (reading === undefined) continue
    if ('fault' in reading) wrong.push({ place: `${at}「${column.title}」`, text: reading.fault })
    else row[column.key] = reading.value
  }
  return { placed: { at, row } satisfies PlacedRow, wrong }
}

function readCell(column: Column, cell: SheetCell | undefined): CellReading | undefined {
  if (cell?.kind === 'formula' || cell?.kind === 'error') return { fault: '这一格是公式，请改成写好的值。' }
  const text = withoutMark((cell?.text ?? '').toWellFormed()).trim()
  if (text.includes('\0')) return { fault: '含有无法保存的字符，请重新填写。' }
  if (text !== '') return column.read(text)
  return column.isOptional ? undefined : { fault: '没有填写。' }
}

function cellsOf(columns: readonly Column[], row: Row): string[] {
  return columns.map(({ key, write }) => {
    const value = row[key]
    return value === undefined || value === null ? '' : withMark(write(value))
  })
}

// A text that a spreadsheet takes for a formula is written with an apostrophe before it (security: formula injection),
// and read without; one that begins with apostrophes gets one more, so that writing and reading undo one another. So does
// a number behind apostrophes, whose first one a reader of CSV takes for another system's mark of a text.
const MARKED = /^(?:'*[=+\-@\t\r＝＋－＠]|'+\d+[Xx]?$)/

function withMark(text: string): string {
  return MARKED.test(text) ? `'${text}` : text
}

function withoutMark(text: string): string {
  return text.startsWith("'") && MARKED.test(text) ? text.slice(1) : text
}
