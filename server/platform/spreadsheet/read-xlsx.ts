import { createRowBatches } from './row-batches.ts'
import { SheetFault } from './sheet-fault.ts'
import { scanSheetPart } from './sheet-part.ts'
import {
  type ChooseSheet,
  DEFAULT_LIMITS,
  type SheetHead,
  type SheetLimits,
  type SheetRow,
} from './sheet-row.ts'
import { decodeBytes } from './text-pieces.ts'
import { openWorkbook, type Workbook, type WorkbookSheet } from './workbook.ts'
import { openZipParts, type ZipParts } from './zip-parts.ts'

const HEAD_ROWS = 10

export interface XlsxOptions {
  sheetName: string | undefined
  choose: ChooseSheet
  limits: SheetLimits
}

/** The rows of one sheet of the workbook at `path`, in batches; see `readSheet` for what it throws. */
export async function* readXlsx(path: string, options: XlsxOptions): AsyncGenerator<readonly SheetRow[]> {
  const parts = await openZipParts(path, options.limits)
  try {
    const workbook = await openWorkbook(parts)
    const { part } = await chosenSheet(parts, workbook, options)
    yield* rowsOf(parts, { part, workbook, limits: options.limits })
  } finally {
    parts.close()
  }
}

/** The names of the sheets that whoever opens the workbook sees, in their order; throws what `readSheet` throws. */
export async function listSheetNames(path: string): Promise<string[]> {
  const parts = await openZipParts(path, DEFAULT_LIMITS)
  try {
    const { sheets } = await openWorkbook(parts)
    return sheets.filter(({ isVisible }) => isVisible).map(({ name }) => name)
  } finally {
    parts.close()
  }
}

async function chosenSheet(
  parts: ZipParts,
  workbook: Workbook,
  { sheetName, choose, limits }: XlsxOptions,
): Promise<WorkbookSheet> {
  const fitting = workbook.sheets.filter(({ name, isVisible }) =>
    sheetName === undefined ? isVisible : name === sheetName,
  )
  const readable = fitting.filter(({ part }) => parts.has(part))
  if (fitting.length > 0 && readable.length === 0) throw new SheetFault('not_a_sheet')
  const heads: SheetHead[] = []
  // One sheet leaves no choice, and its first rows need not be read twice.
  if (readable.length > 1)
    for (const { name, part } of readable)
      heads.push({ name, rows: await headOf(parts, { part, workbook, limits }) })
  const chosen = readable[heads.length > 1 ? choose(heads) : 0]
  if (chosen !== undefined) return chosen
  const available = workbook.sheets.map(({ name }) => name).join('、')
  throw new SheetFault('wrong_sheet', sheetName === undefined ? { available } : { sheetName, available })
}

interface Reading {
  part: string
  workbook: Workbook
  limits: SheetLimits
}

async function* rowsOf(
  parts: ZipParts,
  { part, workbook, limits }: Reading,
): AsyncGenerator<readonly SheetRow[]> {
  const batches = createRowBatches(limits)
  const scan = scanSheetPart(workbook.meaning, batches)
  for await (const piece of decodeBytes(parts.read(part), 'utf-8')) {
    scan.push(piece)
    yield* batches.full()
  }
  scan.end()
  yield* batches.rest()
}

/** The first rows that are not blank; none where the sheet is empty. */
async function headOf(parts: ZipParts, reading: Reading): Promise<readonly SheetRow[]> {
  try {
    for await (const rows of rowsOf(parts, reading)) return rows.slice(0, HEAD_ROWS)
  } catch (error) {
    if (!(error instanceof SheetFault) || error.reason !== 'empty') throw error
  }
  return []
}
