import { beginningOf } from '#rulebook/free-text/cut-text.ts'
import type { ScoreFilter } from './filter-scores.ts'

const LONGEST = 60

/** Reads the filter of 历次成绩 from an address, so that going back, a reload and a bookmark show the same (SCO-02). */
export function readScoreFilter(search: Record<string, unknown>): { words?: string; source?: string } {
  return addressOfFilter({ words: textOf(search.words), source: textOf(search.source) })
}

/** The filter as it stands in an address; what is empty is left out. */
export function addressOfFilter({ words, source }: ScoreFilter): { words?: string; source?: string } {
  return { ...(words !== '' && { words }), ...(source !== '' && { source }) }
}

/** The router reads 「00015」 in an address as a number. */
function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? beginningOf(String(value), LONGEST) : ''
}
