import type { fileColumns } from '#contracts/office/imports/columns.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { columnsTexts as texts } from './columns.texts.ts'

export type FileColumns = ReplyOf<typeof fileColumns>

/** One column of the file: its letter, its title, and what stands below. */
export interface FileColumn {
  place: number
  name: string
  heading: string
  samples: readonly string[]
}

const SAMPLES = 5

/** The columns of the file under the row of titles; those without a title and without anything below are left out. */
export function columnsUnder({ rows }: FileColumns, headerRow: number): FileColumn[] {
  const titles = rows.find(({ rowNo }) => rowNo === headerRow)?.cells ?? []
  const below = rows.filter(({ rowNo }) => rowNo > headerRow).slice(0, SAMPLES)
  const width = Math.max(titles.length, ...below.map(({ cells }) => cells.length))
  return Array.from({ length: width }, (_, place) => ({
    place,
    name: columnName(place),
    heading: titles[place] ?? '',
    samples: below.map(({ cells }) => cells[place] ?? '').filter((cell) => cell !== ''),
  })).filter(({ heading, samples }) => heading !== '' || samples.length > 0)
}

/** Which column is which at first: what its title says without doubt. */
export function suggestedUnder({ rows }: FileColumns, headerRow: number): ReadonlyMap<number, string> {
  const suggested = rows.find(({ rowNo }) => rowNo === headerRow)?.suggested ?? []
  return new Map(suggested.map(({ key, place }) => [place, key]))
}

/** What is wrong with the choice before it is sent; the server judges it again. */
export function choiceProblems(
  { wanted }: FileColumns,
  chosen: ReadonlyMap<number, string>,
): { field: string; text: string }[] {
  const counts = Map.groupBy(chosen.values(), (key) => key)
  return wanted.flatMap(({ key, title, isRequired }) => {
    const count = counts.get(key)?.length ?? 0
    if (count > 1) return [{ field: 'columns', text: texts.twice(title) }]
    return isRequired && count === 0 ? [{ field: 'columns', text: texts.missing(title) }] : []
  })
}

/** A, B, … Z, AA: as the officer's spreadsheet names it. */
function columnName(place: number): string {
  const last = String.fromCharCode(65 + (place % 26))
  return place < 26 ? last : columnName(Math.floor(place / 26) - 1) + last
}
