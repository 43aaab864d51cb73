import { useMediaQuery } from '@mantine/hooks'
import { type Column, ResponsiveTable } from '#web/ui/responsive-table.tsx'
import { ScrollArea } from './shell/scroll-area.tsx'
import { uiOfficeTexts } from './ui-office.texts.ts'

interface DeskTableProps<Row> {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
}

/** On a desk dense rows under a sticky head in a region that scrolls by keyboard too; on a phone cards. */
export function DeskTable<Row>(given: DeskTableProps<Row>) {
  const isPhone = useMediaQuery('(max-width: 40em)', false, { getInitialValueInEffect: false })
  if (isPhone) return <ResponsiveTable {...given} />
  return (
    <ScrollArea label={uiOfficeTexts.tableOf(given.caption)}>
      <ResponsiveTable {...given} dense />
    </ScrollArea>
  )
}
