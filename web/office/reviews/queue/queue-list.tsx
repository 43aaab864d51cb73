import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { exportQueue, type QueueItem } from '#contracts/office/queues.ts'
import type { ServiceName } from '#contracts/services.ts'
import { errorWords } from '#web/client/error-words.ts'
import { FileButton } from '#web/client/file-button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { focusTitle } from '#web/ui/focus-back.ts'
import { LoadFailure } from '#web/ui/load-failure.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { useSession } from '../../session.ts'
import { useGoTo, useReplace } from '../../shell/office-link.tsx'
import { useSingleKeys } from '../../single-keys.ts'
import { DeskTable } from '../../ui-desk-table.tsx'
import { BulkActs, BulkResults } from '../bulk/bulk-acts.tsx'
import { useChosen } from '../bulk/use-chosen.ts'
import { reviewsTexts as texts } from '../reviews.texts.ts'
import { lastSearch } from './last-search.ts'
import { chooseColumn, decidedColumn, queueColumns } from './queue-columns.tsx'
import { type QueueFilter, QueueFilters } from './queue-filters.tsx'
import { stepped } from './queue-rows.ts'
import { type QueueView, queueAddress, reviewAddress } from './queue-view.ts'
import { sortable } from './sortable.ts'
import { type QueueQuery, useQueue } from './use-queue.ts'

interface QueueListProps {
  service: ServiceName
  view: QueueView
  levels: readonly ('school' | 'authority')[]
  schools: readonly { code: string; name: string; waiting: number }[]
}

/** The list of a queue, used by keys: j and k move, Enter opens, x chooses (REV-01). */
export function QueueList({ service, view, levels, schools }: QueueListProps) {
  const { username = '', roles = [] } = useSession()
  const { show, isSearched, ...narrowed } = view
  const [q, setSearch] = useSearchWords(username, view)
  const filter: QueueFilter = { ...narrowed, ...(q ? { q } : {}) }
  const replaceBy = useReplace()
  const setFilter = ({ q: typed = '', ...others }: QueueFilter) => {
    setSearch(typed)
    replaceBy(queueAddress(service, { show, ...others, ...(typed ? { isSearched: true } : {}) }))
  }
  useTrueAddress(queueAddress(service, { show, ...narrowed }), { isSearched, q })
  const reply = useQueue({ service, show, ...filter })
  const items = reply.data?.pages.flatMap((page) => page.items) ?? []
  const [results, setResults] = useState<readonly string[]>([])
  const isWaiting = show === 'waiting'
  const chosen = useChosen(isWaiting ? items : [])
  useListKeys(items, { view, choose: isWaiting ? chosen.toggle : undefined })
  const [what, ...others] = queueColumns(view)
  const own = isWaiting
    ? [chooseColumn(chosen), what]
    : [what, ...(show === 'decided' ? [decidedColumn] : [])]
  const shown = [...own, ...others].flatMap((column) => column ?? [])
  const { sort, ...unsorted } = filter
  const onSort = (by: QueueFilter['sort']) => setFilter(by ? { ...unsorted, sort: by } : unsorted)
  const columns = isWaiting ? sortable(shown, { sort, onSort }) : shown
  const isNarrowed = Object.keys(filter).length > 0
  return (
    <>
      <BulkResults lines={results} />
      <QueueFilters show={show} levels={levels} schools={schools} filter={filter} onFilter={setFilter} />
      {reply.isPending && <Skeleton rows={4} />}
      {reply.isError && <LoadFailure words={errorWords(reply.error)} onRetry={() => void reply.refetch()} />}
      {reply.data && items.length === 0 && <Nothing show={show} isNarrowed={isNarrowed} />}
      {items.length > 0 && (
        <DeskTable
          caption={texts.list}
          columns={columns}
          rows={items}
          rowKey={({ id }) => id}
          choosable="reviews"
          hiddenAtFirst={areOfOneSchool(roles) ? ['major', 'school', 'evidence'] : ['major', 'evidence']}
        />
      )}
      {reply.hasNextPage && (
        <Button
          variant="default"
          loading={reply.isFetchingNextPage}
          onClick={() => void reply.fetchNextPage()}
        >
          {texts.more}
        </Button>
      )}
      <QueueExport query={{ service, show, ...filter }} rows={items.length} />
      <BulkActs
        chosen={chosen}
        onDone={(lines) => {
          setResults(lines)
          chosen.choose([])
          focusTitle()
          void reply.refetch()
        }}
      />
    </>
  )
}

/** The address says only that something is searched for: a second search at the same address draws the list by its words. */
function useSearchWords(by: string, view: QueueView): [string, (typed: string) => void] {
  const [asked, setAsked] = useState('')
  const search = (typed: string) => {
    setAsked(typed)
    lastSearch.keep(by, typed)
  }
  return [(view.isSearched && asked) || lastSearch.of(by, view), search]
}

/** A bookmark, or another tab, does not know what was searched for: the address then says that the whole list is shown. */
function useTrueAddress(
  whole: string,
  { isSearched, q }: { isSearched: boolean | undefined; q: string },
): void {
  const replaceBy = useReplace()
  const isForgotten = isSearched === true && q === ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for such an address
  useEffect(() => {
    if (isForgotten) replaceBy(whole)
  }, [isForgotten, whole])
}

function areOfOneSchool(roles: readonly { schoolName?: string }[]): boolean {
  return new Set(roles.map(({ schoolName }) => schoolName ?? '')).size === 1 && !!roles[0]?.schoolName
}

function QueueExport({ query, rows }: { query: QueueQuery; rows: number }) {
  if (rows === 0) return null
  return (
    <div className="kj-row kj-queue-export">
      <FileButton contract={exportQueue} input={[{ body: query }]}>
        {texts.export}
      </FileButton>
      <p className="kj-soft">{texts.exportHelp}</p>
    </div>
  )
}

function Nothing({ show, isNarrowed }: { show: QueueQuery['show']; isNarrowed: boolean }) {
  if (isNarrowed) return <EmptyState title={texts.noneFound}>{texts.noneFoundLead[show]}</EmptyState>
  return <EmptyState title={texts.none[show]}>{texts.noneLead[show]}</EmptyState>
}

function useListKeys(
  items: readonly QueueItem[],
  { view, choose }: { view: QueueView; choose: ((id: string) => void) | undefined },
) {
  // The row is remembered by its id: what was decided leaves the list, and the keys begin at the top again.
  const [on, setOn] = useState<string>()
  const at = items.findIndex(({ id }) => id === on)
  const goTo = useGoTo()
  const move = (by: 1 | -1) => {
    const next = stepped(at, by, items)
    setOn(items[next]?.id)
    document.getElementById(`review-${items[next]?.id}`)?.querySelector('a')?.focus()
  }
  const current = items[at]
  useSingleKeys({ j: () => move(1), k: () => move(-1) }, 'on')
  useSingleKeys({
    x: current && choose ? () => choose(current.id) : undefined,
    Enter: current ? () => goTo(reviewAddress(current, view)) : undefined,
  })
}
