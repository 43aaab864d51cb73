import type { Band, Cell } from './band.ts'

/** A column of a list: its name, and its share of the width. */
export interface ListColumn {
  name: string
  share: number
  /** Where the texts stand; otherwise in the middle. */
  align?: 'left'
}

/**
 * Lays out a list: each row stands under the names of its columns, with its number in front. `numberShare`: the width of that first
 * column; `height`: of a row, in points.
 */
export function listBand(
  { columns, numberShare, height }: { columns: readonly ListColumn[]; numberShare: number; height: number },
  rows: readonly (readonly string[])[],
): Band {
  const value = (text: string, align?: 'left'): Cell => ({ kind: 'value', text, ...(align ? { align } : {}) })
  return {
    columns: [numberShare, ...columns.map(({ share }) => share)],
    head: ['序号', ...columns.map(({ name }) => name)].map((text): Cell => ({ kind: 'label', text })),
    rows: rows.map((texts, place) => ({
      height,
      cells: [value(`${place + 1}`), ...columns.map(({ align }, at) => value(texts[at] ?? '', align))],
    })),
  }
}
