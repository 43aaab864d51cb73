import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import { type Column, ResponsiveTable } from '#web/ui/responsive-table.tsx'
import { ScrollArea } from './shell/scroll-area.tsx'
import { nextSort, type Sort, sortedRows } from './sorted-rows.ts'
import { ColumnChoice } from './ui-column-choice.tsx'
import { uiOfficeTexts } from './ui-office.texts.ts'
import { useHiddenColumns } from './use-hidden-columns.ts'

interface DeskTableProps<Row> {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** The name under which the browser remembers hidden columns; without a name all columns are visible. */
  choosable?: string
  hiddenAtFirst?: readonly string[]
}

/** A table with dense rows and a sticky head in a region that the keyboard can scroll; on a phone it becomes cards. */
export function DeskTable<Row>({ choosable, hiddenAtFirst = [], ...given }: DeskTableProps<Row>) {
  const isPhone = useMediaQuery('(max-width: 40em)', false, { getInitialValueInEffect: false })
  const { hidden, toggle } = useHiddenColumns(choosable ?? given.caption, hiddenAtFirst)
  const [sort, setSort] = useState<Sort>()
  if (isPhone) return <ResponsiveTable {...given} />
  const shown = choosable ? given.columns.filter(({ key }) => !hidden.has(key)) : given.columns
  const columns = shown.map((column) =>
    column.sortBy
      ? {
          ...column,
          order: {
            is: sort?.key === column.key ? sort.direction : ('none' as const),
            onSort: () => setSort(nextSort(sort, column.key)),
          },
        }
      : column,
  )
  return (
    <>
      {choosable && <ColumnChoice columns={given.columns} hidden={hidden} onToggle={toggle} />}
      <ScrollArea label={uiOfficeTexts.tableOf(given.caption)}>
        <ResponsiveTable {...given} rows={sortedRows(given.rows, columns, sort)} columns={columns} dense />
      </ScrollArea>
    </>
  )
}
