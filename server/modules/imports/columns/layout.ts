import { fold } from '#rulebook/folding/fold.ts'
import { beginningOf } from '#rulebook/free-text/cut-text.ts'
import type { ImportColumn } from '#server/import-kind.ts'
import { keepableCell } from '../checking/stray-numbers.rules.ts'

const HEADING_LENGTH = 60

/** Which column of a file is which, by the officer's word (IMP-04). It holds for files with the very same header row. */
export interface Layout {
  /** The header row, folded. */
  titles: readonly string[]
  /** The place in the row of each column that is read. */
  places: Readonly<Record<string, number>>
}

/** A layout with whose word it is. */
export interface KeptLayout extends Layout {
  by: string
  at: string
  /** Assigned for this file, or taken over from an earlier one with the same header. */
  from: 'this' | 'earlier'
}

/** The header row in the form that is compared and kept; blank cells at its end do not count. */
export function foldTitles(titles: readonly string[]): string[] {
  const folded = titles.map((title) => beginningOf(keepableCell(fold('heading', title)), HEADING_LENGTH))
  return folded.slice(0, folded.findLastIndex((title) => title !== '') + 1)
}

/** Finds the layout that was assigned to exactly this header row. */
export function findLayout<L extends Layout>(
  layouts: readonly L[],
  titles: readonly string[],
): L | undefined {
  if (layouts.length === 0) return undefined
  const folded = foldTitles(titles)
  return layouts.find(
    (layout) =>
      layout.titles.length === folded.length &&
      layout.titles.every((title, place) => title === folded[place]),
  )
}

/** A column of the kind that the officer assigned to a column of the file. */
export interface Assigned {
  key: string
  place: number
}

export type AssignmentFault =
  | { kind: 'missing'; title: string }
  | { kind: 'twice'; title: string }
  | { kind: 'shared'; place: number }
  | { kind: 'beyond'; place: number }
  | { kind: 'unknown'; key: string }

/** Everything that is wrong with an assignment: a required column without one, a column or a place that has two, a place beyond the rows, a column of another kind. */
export function assignmentFaults(
  columns: readonly ImportColumn[],
  assigned: readonly Assigned[],
  width: number,
): AssignmentFault[] {
  const byKey = Map.groupBy(assigned, ({ key }) => key)
  const byPlace = Map.groupBy(assigned, ({ place }) => place)
  const places = [...byPlace]
  return [
    ...columns
      .filter(({ key, isRequired }) => isRequired && !byKey.has(key))
      .map(({ title }) => ({ kind: 'missing', title }) as const),
    ...columns
      .filter(({ key }) => (byKey.get(key)?.length ?? 0) > 1)
      .map(({ title }) => ({ kind: 'twice', title }) as const),
    ...places.filter(([, { length }]) => length > 1).map(([place]) => ({ kind: 'shared', place }) as const),
    ...places.filter(([place]) => place >= width).map(([place]) => ({ kind: 'beyond', place }) as const),
    ...[...byKey.keys()]
      .filter((key) => !columns.some((column) => column.key === key))
      .map((key) => ({ kind: 'unknown', key }) as const),
  ]
}
