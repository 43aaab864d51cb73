import type { Type } from '../sheet.ts'
import type { Cell, Row } from './band.ts'
import { FOLDED, LEADING, PADDING, ROW_HEIGHT, SIGNED_HEIGHT, SIZES, TEXT } from './grid-style.ts'

/** How long texts are, which only the fonts know. */
export interface Ruler {
  /** The lines of a text in a column of that width. */
  measure(text: string, type: Type, width: number): string[]
  lengthOf(line: string, type: Type): number
}

export interface Column {
  x: number
  width: number
}

/** A cell whose lines are known, and not yet where it stands. */
export interface MeasuredCell extends Column {
  kind: Cell['kind']
  align: 'left' | 'centre' | 'right'
  type: Type
  leading: number
  lines: readonly string[]
  signed: readonly string[]
}

export interface MeasuredRow {
  cells: readonly MeasuredCell[]
  height: number
}

/** Breaks the texts of a row into lines, and finds how high it has to be. */
export function measureRow({ cells, height = ROW_HEIGHT }: Row, columns: readonly Column[], ruler: Ruler) {
  const measured: MeasuredCell[] = []
  let next = 0
  for (const cell of cells) {
    const spanned = columns.slice(next, next + (cell.span ?? 1))
    const [first] = spanned
    if (!first) throw new Error(`a row has more cells than its ${columns.length} columns`)
    const width = spanned.reduce((sum, column) => sum + column.width, 0)
    measured.push(measureCell(cell, { x: first.x, width }, ruler))
    next += spanned.length
  }
  if (next !== columns.length) throw new Error(`a row fills ${next} of its ${columns.length} columns`)
  return { cells: measured, height: Math.max(height, ...measured.map(heightOf)) }
}

/**
 * Cuts a row that no sheet can hold: `first` is as high as the room and has as many lines as go there, `rest` has the others. Where
 * somebody signs is at the end.
 */
export function splitRow({ cells }: MeasuredRow, room: number): { first: MeasuredRow; rest: MeasuredRow } {
  const first: MeasuredCell[] = []
  const rest: MeasuredCell[] = []
  for (const cell of cells) {
    const fitting = Math.max(1, Math.floor((room - 2 * PADDING.y) / lineHeight(cell)))
    first.push({ ...cell, lines: cell.lines.slice(0, fitting), signed: [] })
    rest.push({ ...cell, lines: cell.lines.slice(fitting) })
  }
  return {
    first: { cells: first, height: room },
    rest: { cells: rest, height: Math.max(ROW_HEIGHT, ...rest.map(heightOf)) },
  }
}

/** From line to line. */
export function lineHeight({ type, leading }: MeasuredCell): number {
  return type.size * leading
}

function measureCell(cell: Cell, { x, width }: Column, ruler: Ruler): MeasuredCell {
  const inner = width - 2 * PADDING.x
  const base = { kind: cell.kind, x, width, signed: [], leading: LEADING.cell }
  switch (cell.kind) {
    case 'label':
      return { ...base, align: 'centre', ...fitLine(cell.text, inner, ruler) }
    case 'value':
      return { ...base, align: cell.align ?? 'centre', ...fitLine(cell.text, inner, ruler) }
    case 'prose':
      return {
        ...base,
        align: 'left',
        type: TEXT,
        leading: LEADING.prose,
        ...proseLines(cell, inner - 2 * PADDING.x, ruler),
      }
    default:
      return cell satisfies never
  }
}

/** On one line, as large as it goes there; otherwise on several. */
function fitLine(text: string, width: number, ruler: Ruler): { type: Type; lines: string[] } {
  for (const type of SIZES) {
    const lines = ruler.measure(text, type, width)
    if (lines.length === 1) return { type, lines }
  }
  return { type: FOLDED, lines: ruler.measure(text, FOLDED, width) }
}

function proseLines({ text, signed = [] }: Extract<Cell, { kind: 'prose' }>, width: number, ruler: Ruler) {
  return {
    lines: text.trim() === '' ? [] : ruler.measure(indented(text), TEXT, width),
    // Breaking would take away the blanks on which somebody signs.
    signed: signed.flatMap((line) =>
      ruler.lengthOf(line, TEXT) <= width ? [line] : ruler.measure(line, TEXT, width),
    ),
  }
}

/** Chinese paragraphs begin two characters further in. */
function indented(text: string): string {
  const paragraphs = text.split(/\r?\n/).map((paragraph) => paragraph.trim())
  return paragraphs
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `　　${paragraph}`)
    .join('\n')
}

function heightOf(cell: MeasuredCell): number {
  return cell.lines.length * lineHeight(cell) + cell.signed.length * SIGNED_HEIGHT + 2 * PADDING.y
}
