import type { Type } from '../sheet.ts'
import { MIDDLE, PADDING, SIDE, SIGNED_HEIGHT, TEXT } from './grid-style.ts'
import { lineHeight, type MeasuredCell, type MeasuredRow, type Ruler } from './measure-row.ts'

export interface PlacedLine {
  text: string
  x: number
  baseline: number
  type: Type
}

/** A ruled box on a sheet and what stands in it. */
export interface PlacedCell {
  tag: 'TH' | 'TD'
  x: number
  y: number
  width: number
  height: number
  lines: readonly PlacedLine[]
}

/** Puts the lines of a row's cells where they stand when the row begins at `y`. */
export function placeRow({ cells, height }: MeasuredRow, y: number, ruler: Ruler): PlacedCell[] {
  return cells.map((cell) => ({
    tag: cell.kind === 'label' ? 'TH' : 'TD',
    x: cell.x,
    y,
    width: cell.width,
    height,
    lines:
      cell.kind === 'prose'
        ? proseLines(cell, { y, height }, ruler)
        : middleLines(cell, { y, height }, ruler),
  }))
}

/** The upright text beside a band: one character below the other, in the middle. */
export function placeSide(
  text: string,
  box: { x: number; y: number; height: number },
  ruler: Ruler,
): PlacedCell {
  const characters = [...text]
  const top = box.y + (box.height - characters.length * SIDE.step) / 2
  const lines = characters.map((character, place) => ({
    text: character,
    x: box.x + (SIDE.width - ruler.lengthOf(character, TEXT)) / 2,
    baseline: top + (place + 0.5) * SIDE.step + MIDDLE * TEXT.size,
    type: TEXT,
  }))
  return { tag: 'TH', ...box, width: SIDE.width, lines }
}

/** Puts words into the middle of a box, one line each. */
export function placeWords(
  words: readonly string[],
  box: { x: number; y: number; width: number; height: number },
  ruler: Ruler,
): PlacedLine[] {
  const step = TEXT.size * 1.8
  return words.map((text, place) => ({
    text,
    x: box.x + (box.width - ruler.lengthOf(text, TEXT)) / 2,
    baseline: box.y + box.height / 2 + (place + 0.5 - words.length / 2) * step + MIDDLE * TEXT.size,
    type: TEXT,
  }))
}

function middleLines(
  cell: MeasuredCell,
  { y, height }: { y: number; height: number },
  ruler: Ruler,
): PlacedLine[] {
  const step = lineHeight(cell)
  const top = y + (height - cell.lines.length * step) / 2
  return cell.lines.map((text, place) => {
    const room = cell.width - 2 * PADDING.x - ruler.lengthOf(text, cell.type)
    return {
      text,
      x: cell.x + PADDING.x + { left: 0, centre: room / 2, right: room }[cell.align],
      baseline: top + (place + 0.5) * step + MIDDLE * cell.type.size,
      type: cell.type,
    }
  })
}

function proseLines(
  cell: MeasuredCell,
  { y, height }: { y: number; height: number },
  ruler: Ruler,
): PlacedLine[] {
  const step = lineHeight(cell)
  const left = cell.x + 2 * PADDING.x
  const body = cell.lines.map((text, place) => ({
    text,
    x: left,
    baseline: y + PADDING.y + (place + 0.5) * step + MIDDLE * cell.type.size,
    type: cell.type,
  }))
  const bottom = y + height - PADDING.y - cell.signed.length * SIGNED_HEIGHT
  const right = cell.x + cell.width - 2 * PADDING.x
  const signed = cell.signed.map((text, place) => ({
    text,
    x: Math.max(left, right - ruler.lengthOf(text, cell.type)),
    baseline: bottom + (place + 0.5) * SIGNED_HEIGHT + MIDDLE * cell.type.size,
    type: cell.type,
  }))
  return [...body, ...signed]
}
