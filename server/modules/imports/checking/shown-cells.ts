import { beginningOf } from '#rulebook/free-text/cut-text.ts'
import { maskIdNumber, maskPhone } from '#rulebook/masking.ts'
import type { CellOf, ImportColumn } from '#server/import-kind.ts'
import { keepableCell } from './stray-numbers.rules.ts'

/** The cells that the report shows: numbers masked, hashes left out. */
export function shownCells(columns: readonly ImportColumn[], cellOf: CellOf): string[] {
  return columns.map(({ key }) => {
    const text = beginningOf(cellOf(key)?.text ?? '', 100)
    if (key === 'idNumber') return maskIdNumber(keepableCell(text))
    if (key === 'phone') return maskPhone(keepableCell(text))
    return key === 'passwordHash' ? '' : keepableCell(text)
  })
}
