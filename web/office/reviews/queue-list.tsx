import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ServiceName } from '#contracts/services.ts'
import { errorWords } from '#web/client/error-words.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { focusTitle } from '#web/ui/focus-back.ts'
import { LoadFailure } from '#web/ui/load-failure.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { useSession } from '../session.ts'
import { useGoTo } from '../shell/office-link.tsx'
import { useSingleKeys } from '../single-keys.ts'
import { DeskTable } from '../ui-desk-table.tsx'
import { BulkActs, BulkResults } from './bulk-acts.tsx'
import { chooseColumn, QUEUE_COLUMNS } from './queue-columns.tsx'
import { type QueueFilter, QueueFilters } from './queue-filters.tsx'
import { stepped } from './queue-rows.ts'
import { reviewsTexts as texts } from './reviews.texts.ts'
import { useChosen } from './use-chosen.ts'
import { type QueueQuery, useQueue } from './use-queue.ts'

interface QueueListProps {
  service: ServiceName
  show: QueueQuery['show']
  levels: readonly ('school' | 'authority')[]
}

/** REV-01: the list, walked by keys: j and k move, Enter opens, x chooses. */
export function QueueList({ service, show, levels }: QueueListProps) {
  const [filter, setFilter] = useState<QueueFilter>({})
  const { roles = [] } = useSession()
  const isOfOneSchool =
    new Set(roles.map(({ schoolName }) => schoolName ?? '')).size === 1 && !!roles[0]?.schoolName
  const reply = useQueue({ service, show, ...filter })
  const items = reply.data?.pages.flatMap((page) => page.items) ?? []
  const [results, setResults] = useState<readonly string[]>([])
  const isWaiting = show === 'waiting'
  const chosen = useChosen(isWaiting ? items : [])
  useListKeys(items, isWaiting ? chosen.toggle : undefined)
  const columns = isWaiting ? [chooseColumn(chosen), ...QUEUE_COLUMNS] : QUEUE_COLUMNS
  const isNarrowed = Object.keys(filter).length > 0
  return (
    <>
      <BulkResults lines={results} />
      <QueueFilters show={show} levels={levels} onFilter={setFilter} />
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
          hiddenAtFirst={isOfOneSchool ? ['major', 'school', 'evidence'] : ['major', 'evidence']}
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

function Nothing({ show, isNarrowed }: { show: QueueQuery['show']; isNarrowed: boolean }) {
  if (isNarrowed) return <EmptyState title={texts.noneFound}>{texts.noneFoundLead[show]}</EmptyState>
  return <EmptyState title={texts.none}>{texts.noneLead[show]}</EmptyState>
}

function useListKeys(items: readonly { id: string }[], choose: ((id: string) => void) | undefined) {
  const [at, setAt] = useState(-1)
  const goTo = useGoTo()
  const move = (by: 1 | -1) => {
    const next = stepped(at, by, items)
    setAt(next)
    document.getElementById(`review-${items[next]?.id}`)?.querySelector('a')?.focus()
  }
  const current = items[at]
  useSingleKeys({ j: () => move(1), k: () => move(-1) }, 'on')
  useSingleKeys({
    x: current && choose ? () => choose(current.id) : undefined,
    Enter: current ? () => goTo(`/reviews/${current.id}`) : undefined,
  })
}
