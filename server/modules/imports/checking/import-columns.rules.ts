import { fold } from '#rulebook/folding/fold.ts'
import type { ImportColumn } from '#server/import-kind.ts'

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

function plainTitle(title: string): string {
  return fold('heading', title).replaceAll(/[*:]|\(.*?\)|【.*?】|\[.*?\]/g, '')
}
