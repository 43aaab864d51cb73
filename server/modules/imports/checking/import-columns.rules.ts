import { fold } from '#rulebook/folding/fold.ts'
import type { ImportColumn } from '#server/import-kind.ts'
import { findLayout, type KeptLayout } from '../columns/layout.ts'

/** Several columns of a file that claim the same meaning, with their places. */
export interface Rivals {
  title: string
  places: readonly number[]
}

/**
 * Finds the place of each known column in a header row, the required columns that are missing, and the meanings that
 * several columns claim. Titles are compared without spaces and brackets. Only the officer knows which of 「成绩（平时）」 and
 * 「成绩（总评）」, or of 「总分」 and 「成绩」, counts (IMP-02).
 */
export function readHeader(
  columns: readonly ImportColumn[],
  titles: readonly string[],
): { places: ReadonlyMap<string, number>; missing: string[]; rivals: Rivals[] } {
  const plain = titles.map(plainTitle)
  const places = new Map<string, number>()
  const rivals: Rivals[] = []
  for (const { key, title, synonyms } of columns) {
    const found = plain.flatMap((text, place) => (text === title || synonyms.includes(text) ? [place] : []))
    const [first] = found
    if (first !== undefined) places.set(key, first)
    if (found.length > 1) rivals.push({ title, places: found })
  }
  const missing = columns.filter(({ key, isRequired }) => isRequired && !places.has(key))
  return { places, missing: missing.map(({ title }) => title), rivals }
}

/** How far down a header row is looked for: below the name of the list, its date and its school. */
export const HEADER_ROWS = 10

export interface FoundHeader extends ReturnType<typeof readHeader> {
  /** The place of the header among the rows. */
  place: number
  /** The officer's word for exactly this header row, which goes before what the titles say (IMP-04). */
  layout?: KeptLayout
  titles: readonly string[]
}

/**
 * Finds the header among the first rows of a sheet: the first one that an officer has assigned, or in which no required column is missing,
 * or else the one in which the most titles are known, so that its faults are the ones worth telling.
 */
export function findHeader(
  columns: readonly ImportColumn[],
  rows: readonly (readonly string[])[],
  layouts: readonly KeptLayout[] = [],
): FoundHeader {
  const read = rows
    .slice(0, HEADER_ROWS)
    .map((titles, place) => ({ place, titles, ...readHeader(columns, titles) }))
  for (const { place, titles } of read) {
    const layout = findLayout(layouts, titles)
    if (layout === undefined) continue
    return { place, titles, layout, places: new Map(Object.entries(layout.places)), missing: [], rivals: [] }
  }
  const whole = read.find(({ missing }) => missing.length === 0)
  const best = read.reduce<FoundHeader | undefined>(
    (so, one) => (so === undefined || one.places.size > so.places.size ? one : so),
    undefined,
  )
  return whole ?? best ?? { place: 0, titles: [], ...readHeader(columns, []) }
}

function plainTitle(title: string): string {
  return fold('heading', title).replaceAll(/[*:]|\(.*?\)|【.*?】|\[.*?\]/g, '')
}
