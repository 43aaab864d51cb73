import { Button, NativeSelect } from '@mantine/core'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { errorWords } from '#web/client/error-words.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { LoadFailure } from '#web/ui/load-failure.tsx'
import type { Column } from '#web/ui/responsive-table.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { graduationsTexts as texts } from './graduations.texts.ts'

interface PagedTableProps<Row> {
  pages: Pick<
    UseInfiniteQueryResult,
    'isPending' | 'error' | 'isSuccess' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage' | 'refetch'
  >
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string
  caption: string
  /** The name under which the browser remembers hidden columns. */
  choosable: string
}

/** Rows that come page by page, with what is said meanwhile, instead of them, and when there are none. */
export function PagedTable<Row>({ pages, rows, ...table }: PagedTableProps<Row>) {
  return (
    <>
      {pages.isPending && <Skeleton rows={5} />}
      {pages.error && <LoadFailure words={errorWords(pages.error)} onRetry={() => void pages.refetch()} />}
      {pages.isSuccess && rows.length === 0 && (
        <EmptyState title={texts.noGraduates}>{texts.noGraduatesLead}</EmptyState>
      )}
      {rows.length > 0 && <DeskTable {...table} rows={rows} />}
      {pages.hasNextPage && (
        <Button
          variant="default"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {texts.more}
        </Button>
      )}
    </>
  )
}

interface ShowChoiceProps<Show extends string> {
  words: Readonly<Record<Show, string>>
  value: Show
  onChoose: (show: Show) => void
}

/** Which of the rows are shown. */
export function ShowChoice<Show extends string>({ words, value, onChoose }: ShowChoiceProps<Show>) {
  const all = Object.entries(words) as [Show, string][]
  return (
    <NativeSelect
      label={texts.show}
      value={value}
      onChange={(event) => onChoose(all.find(([one]) => one === event.currentTarget.value)?.[0] ?? value)}
      data={all.map(([one, label]) => ({ value: one, label }))}
    />
  )
}
