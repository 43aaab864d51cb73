import type { SheetCell } from '#platform/spreadsheet/sheet-row.ts'

/** What some cells of a row say, by the number under which it is staged. */
export interface Numbered<T> {
  no: number
  said: T
}

interface Terms<T, Row> {
  /** Where the cells stand. */
  places: readonly number[]
  read: (row: Row) => T
  /** Stages what is new under its number, each number once. */
  stage: (no: number, said: T) => void
}

/**
 * Reads cells that a file repeats in thousands of rows: each distinct text once. What it remembers does not grow with the file; what it has
 * forgotten it reads again, under another number.
 */
export function numbered<T, Row>(
  { places, read, stage }: Terms<T, Row>,
  most = 10_000,
): (cells: readonly SheetCell[], row: Row) => Numbered<T> {
  const known = new Map<string, Numbered<T>>()
  let last = 0
  return (cells, row) => {
    const key = keyOf(cells, places)
    const before = known.get(key)
    if (before !== undefined) return before
    last += 1
    const now = { no: last, said: read(row) }
    stage(now.no, now.said)
    if (known.size >= most) known.clear()
    known.set(key, now)
    return now
  }
}

/** The texts of these cells, each with its length before it: no two rows that differ have the same. */
function keyOf(cells: readonly SheetCell[], places: readonly number[]): string {
  let key = ''
  for (const place of places) {
    const text = cells[place]?.text ?? ''
    key += `${text.length} ${text}`
  }
  return key
}
