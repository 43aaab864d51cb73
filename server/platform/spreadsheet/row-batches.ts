import { SheetFault } from './sheet-fault.ts'
import type { SheetCell, SheetLimits, SheetRow } from './sheet-row.ts'

const BATCH_ROWS = 1000

/** Rows waiting to be handed on. */
export interface RowBatches {
  add(rowNo: number, cells: SheetCell[]): void
  full(): Generator<readonly SheetRow[]>
  rest(): Generator<readonly SheetRow[]>
}

/**
 * Gathers rows into batches of a thousand, without blank rows and without blank cells at a row's end.
 * Throws `too_many_rows`, `too_many_columns`, `cell_too_long`; `rest` throws `empty` when no row ever came.
 */
export function createRowBatches(limits: SheetLimits): RowBatches {
  let pending: SheetRow[] = []
  let rows = 0
  return {
    add(rowNo, cells) {
      while (cells.length > 0 && cells[cells.length - 1]?.kind === 'blank') cells.pop()
      if (cells.length === 0) return
      rows += 1
      if (rows > limits.maxRows) throw new SheetFault('too_many_rows', { limit: limits.maxRows })
      if (cells.length > limits.maxColumns) {
        throw new SheetFault('too_many_columns', { rowNo, limit: limits.maxColumns })
      }
      for (const cell of cells) {
        if (cell.text.length > limits.maxCellLength) {
          throw new SheetFault('cell_too_long', { rowNo, limit: limits.maxCellLength })
        }
      }
      pending.push({ rowNo, cells })
    },
    *full() {
      let from = 0
      for (; pending.length - from >= BATCH_ROWS; from += BATCH_ROWS)
        yield pending.slice(from, from + BATCH_ROWS)
      if (from > 0) pending = pending.slice(from)
    },
    *rest() {
      if (rows === 0) throw new SheetFault('empty')
      if (pending.length > 0) yield pending
      pending = []
    },
  }
}
