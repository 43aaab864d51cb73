import { columnName } from '#platform/spreadsheet/xlsx-pieces.ts'
import type { ImportColumn } from '#server/import-kind.ts'
import type { KeptLayout, Layout } from './layout.ts'

/** As a batch keeps it: in words, too, which stay what they were when a kind's titles change. */
export interface BatchLayout extends KeptLayout {
  lines: readonly string[]
}

/** Adds the words to a layout. */
export function withLines(layout: KeptLayout, columns: readonly ImportColumn[]): BatchLayout {
  return { ...layout, lines: layoutLines(layout, columns) }
}

/** What one reads of it: 「成绩 = E 列「成绩(总评)」」. */
function layoutLines({ titles, places }: Layout, columns: readonly ImportColumn[]): string[] {
  return columns.flatMap(({ key, title }) => {
    const place = places[key]
    return place === undefined ? [] : [`${title} ← ${columnName(place)} 列「${titles[place] ?? ''}」`]
  })
}
