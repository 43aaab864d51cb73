import { keepableCell } from '#modules/imports/public.ts'
import { beginningOf } from '#rulebook/free-text/cut-text.ts'
import type { CellOf } from '#server/import-kind.ts'

/** What the report shows of a cell in which no number of a person belongs. */
export function shownText(cellOf: CellOf, key: string): string {
  return keepableCell(beginningOf(cellOf(key)?.text ?? '', 100))
}
