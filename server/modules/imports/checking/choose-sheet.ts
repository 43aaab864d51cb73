import type { SheetHead } from '#platform/spreadsheet/sheet-row.ts'
import { beginningOf } from '#rulebook/free-text/cut-text.ts'
import type { ImportColumn } from '#server/import-kind.ts'
import type { KeptLayout } from '../columns/layout.ts'
import { findHeader } from './import-columns.rules.ts'

/**
 * Chooses the sheet of an import: the first one with the header that is wanted, or else the one in which the most titles are known, or the
 * first one with rows. Names the other sheets that have rows, so that nobody believes them imported (IMP-02).
 */
export function chooseSheet(
  columns: readonly ImportColumn[],
  heads: readonly SheetHead[],
  layouts: readonly KeptLayout[] = [],
): { place: number; warnings: string[] } {
  const found = heads.map(({ rows }) => findHeader(columns, titlesOf(rows), layouts))
  const whole = found.findIndex(({ missing }) => missing.length === 0)
  const known = Math.max(0, ...found.map(({ places }) => places.size))
  const closest = heads.findIndex((head, place) => hasRows(head) && found[place]?.places.size === known)
  const place = whole >= 0 ? whole : Math.max(0, closest)
  const others = heads.filter((head, other) => other !== place && hasRows(head))
  if (others.length === 0) return { place, warnings: [] }
  const named = beginningOf(others.map(({ name }) => `「${name}」`).join('、'), 120)
  return {
    place,
    warnings: [
      `只读取了工作表「${heads[place]?.name ?? ''}」；${named}也有内容，没有读取。如果那里也有要导入的数据，请放弃此批次，把它们合并到一个工作表后重新上传。`,
    ],
  }
}

/** The texts of each row. */
export function titlesOf(rows: SheetHead['rows']): string[][] {
  return rows.map(({ cells }) => cells.map(({ text }) => text))
}

function hasRows({ rows }: SheetHead): boolean {
  return rows.length > 0
}
