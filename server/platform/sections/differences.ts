import { canonicalText, type Row } from './row.ts'
import { keyOf, type Section } from './section.ts'

/** What a load does to one section. */
export interface SectionDifference {
  section: Section
  added: Row[]
  changed: ChangedRow[]
  removed: Row[]
}

export interface ChangedRow {
  before: Row
  after: Row
  /** The columns that differ. */
  columns: string[]
}

/** What has to be done so that `before` becomes `after`. */
export function differenceOf(
  section: Section,
  before: readonly Row[],
  after: readonly Row[],
): SectionDifference {
  const old = new Map(before.map((row) => [keyOf(section, row), row]))
  const kept = new Set(after.map((row) => keyOf(section, row)))
  return {
    section,
    added: after.filter((row) => !old.has(keyOf(section, row))),
    changed: after.flatMap((row) => {
      const earlier = old.get(keyOf(section, row))
      const columns = earlier ? columnsThatDiffer(earlier, row) : []
      return earlier && columns.length > 0 ? [{ before: earlier, after: row, columns }] : []
    }),
    removed: before.filter((row) => !kept.has(keyOf(section, row))),
  }
}

/** Whether nothing at all would change. */
export function isSame({ added, changed, removed }: SectionDifference): boolean {
  return added.length + changed.length + removed.length === 0
}

function columnsThatDiffer(before: Row, after: Row): string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys.filter((key) => canonicalText(before[key]) !== canonicalText(after[key]))
}
