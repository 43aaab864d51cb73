import { plainNumber } from './plain-number.ts'
import type { SharedStrings } from './shared-strings.ts'
import { findIsoOfSerial } from './sheet-date.ts'
import { SheetFault } from './sheet-fault.ts'
import { BLANK_CELL, type SheetCell } from './sheet-row.ts'
import { decodeExcelEscapes } from './xml-text.ts'

/** What of a workbook is needed to understand its cells. */
export interface CellMeaning {
  strings: SharedStrings
  /** One for each cell style, by its number: whether it shows a date. */
  dateStyles: readonly boolean[]
  epoch: 1900 | 1904
}

/** A cell as stored: `t` and `s` of its tag, `<v>`, the text of `<is>`, and whether an `<f>` was there. */
export interface StoredCell {
  type: string
  style: number
  value: string
  inline: string
  hasFormula: boolean
}

/** A stored cell as its reader sees it. Throws `not_a_sheet` when it names a text the workbook does not have. */
export function readCell(stored: StoredCell, meaning: CellMeaning): SheetCell {
  const cell = typedCell(stored, meaning)
  if (stored.hasFormula) return { text: cell.text, kind: 'formula' }
  return cell.text === '' ? BLANK_CELL : cell
}

function typedCell(stored: StoredCell, meaning: CellMeaning): SheetCell {
  const { type, value, inline } = stored
  if (type === 's') return { text: sharedText(value, meaning.strings), kind: 'text' }
  if (type === 'inlineStr') return { text: decodeExcelEscapes(inline), kind: 'text' }
  if (type === 'str') return { text: decodeExcelEscapes(value), kind: 'text' }
  if (type === 'b') return { text: value === '' ? '' : value.trim() === '1' ? 'TRUE' : 'FALSE', kind: 'text' }
  if (type === 'e') return { text: value, kind: 'error' }
  if (type === 'd') return { text: value, kind: 'date' }
  return numberCell(stored, meaning)
}

function sharedText(value: string, strings: SharedStrings): string {
  if (value === '') return ''
  const text = strings.find(Number(value))
  if (text === undefined) throw new SheetFault('not_a_sheet')
  return text
}

function numberCell(stored: StoredCell, meaning: CellMeaning): SheetCell {
  if (stored.value !== '' && meaning.dateStyles[stored.style] === true) {
    const iso = findIsoOfSerial(Number(stored.value), meaning.epoch)
    if (iso !== undefined) return { text: iso, kind: 'date' }
  }
  return { text: plainNumber(stored.value), kind: 'number' }
}
