import { type CellMeaning, readCell, type StoredCell } from './cell-value.ts'
import type { RowBatches } from './row-batches.ts'
import { SheetFault } from './sheet-fault.ts'
import { BLANK_CELL, type SheetCell } from './sheet-row.ts'
import { attributeOf, createXmlScan, type XmlScan } from './xml-scan.ts'

const LAST_COLUMN = 16_384
const LAST_ROW = 1_048_576
const LONGEST_CELL = 1_000_000

/** Reads a worksheet part row by row into `batches`. Throws `not_a_sheet` on references Excel cannot have,
 * `cell_too_long` on a cell whose text does not end. */
export function scanSheetPart(meaning: CellMeaning, batches: RowBatches): XmlScan {
  let isInside = false
  let isPhonetic = false
  let capture: 'value' | 'inline' | undefined
  let rowNo = 0
  let column = -1
  let cells: SheetCell[] = []
  const stored: StoredCell = { type: '', style: 0, value: '', inline: '', hasFormula: false }

  function openRow(tag: string) {
    const named = attributeOf(tag, 'r')
    const next = named === undefined ? rowNo + 1 : Number(named)
    if (!Number.isInteger(next) || next <= rowNo || next > LAST_ROW) throw new SheetFault('not_a_sheet')
    rowNo = next
    column = -1
    cells = []
  }

  function openCell(tag: string) {
    const named = attributeOf(tag, 'r')
    column = named === undefined ? column + 1 : columnOf(named)
    if (column < 0 || column >= LAST_COLUMN) throw new SheetFault('not_a_sheet')
    stored.type = attributeOf(tag, 't') ?? 'n'
    stored.style = Number(attributeOf(tag, 's') ?? 0)
    stored.value = ''
    stored.inline = ''
    stored.hasFormula = false
  }

  function closeCell() {
    const cell = readCell(stored, meaning)
    if (cell === BLANK_CELL && column >= cells.length) return
    while (cells.length < column) cells.push(BLANK_CELL)
    cells[column] = cell
  }

  const opening = new Map<string, (tag: string) => void>(
    Object.entries({
      row: openRow,
      c: openCell,
      v: () => {
        capture = 'value'
      },
      t: () => {
        capture = isPhonetic ? undefined : 'inline'
      },
      f: () => {
        stored.hasFormula = true
      },
      rPh: () => {
        isPhonetic = true
      },
    }),
  )
  const closing = new Map<string, () => void>(
    Object.entries({
      row: () => batches.add(rowNo, cells),
      c: closeCell,
      v: () => {
        capture = undefined
      },
      t: () => {
        capture = undefined
      },
      rPh: () => {
        isPhonetic = false
      },
      sheetData: () => {
        isInside = false
      },
    }),
  )
  return createXmlScan({
    open(name, tag) {
      if (isInside) opening.get(name)?.(tag)
      else if (name === 'sheetData') isInside = true
    },
    close(name) {
      if (isInside) closing.get(name)?.()
    },
    wantsText: () => capture !== undefined,
    text(piece) {
      if (capture === undefined) return
      stored[capture] += piece
      // Comments cut the text of a cell into pieces that are each short.
      if (stored[capture].length > LONGEST_CELL) throw new SheetFault('cell_too_long', { rowNo })
    },
  })
}

/** Column A is 0; anything that is not letters and a row number is -1. */
function columnOf(reference: string): number {
  let column = 0
  let at = 0
  for (; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return at === 0 || at > 3 ? -1 : column - 1
}
