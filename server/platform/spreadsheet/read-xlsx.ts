import { createRowBatches } from './row-batches.ts'
import { SheetFault } from './sheet-fault.ts'
import { scanSheetPart } from './sheet-part.ts'
import type { SheetLimits, SheetRow } from './sheet-row.ts'
import { decodeBytes } from './text-pieces.ts'
import { openWorkbook } from './workbook.ts'
import { openZipParts } from './zip-parts.ts'

/** The rows of one sheet of the workbook at `path`, in batches; see `readSheet` for what it throws. */
export async function* readXlsx(
  path: string,
  options: { sheetName: string | undefined; limits: SheetLimits },
): AsyncGenerator<readonly SheetRow[]> {
  const parts = await openZipParts(path, options.limits)
  try {
    if (!parts.has('xl/workbook.xml')) throw new SheetFault('not_a_sheet')
    const { part, meaning } = await openWorkbook(parts, options.sheetName)
    const batches = createRowBatches(options.limits)
    const scan = scanSheetPart(meaning, batches)
    for await (const piece of decodeBytes(parts.read(part), 'utf-8')) {
      scan.push(piece)
      yield* batches.full()
    }
    scan.end()
    yield* batches.rest()
  } finally {
    parts.close()
  }
}
