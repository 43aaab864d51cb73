import { Button, Checkbox, TextInput } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ServiceName } from '#contracts/applications.ts'
import { type QueueItem, reviewQueue } from '#contracts/office-reviews.ts'
import { call } from '#web/client/call.ts'
import { errorWords } from '#web/client/error-words.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { LoadFailure } from '#web/ui/load-failure.tsx'
import type { Column } from '#web/ui/responsive-table.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { OfficeLink, useGoTo } from '../shell/office-link.tsx'
import { useSingleKeys } from '../single-keys.ts'
import { DeskTable } from '../ui-desk-table.tsx'
import { Instant } from '../ui-instant.tsx'
import { BulkActs } from './bulk-acts.tsx'
import { choosable, stepped, toggled } from './queue-rows.ts'
import { reviewsTexts as texts } from './reviews.texts.ts'
import { STATE_TONES } from './state-tones.ts'

interface QueueListProps {
  service: ServiceName
  show: 'waiting' | 'mine' | 'decided'
}

/** REV-01: the list, walked by keys: j and k move, Enter opens, x chooses. */
export function QueueList({ service, show }: QueueListProps) {
  const [q, setQ] = useState('')
  const reply = useQueue({ service, show, q })
  const items = reply.data?.pages.flatMap((page) => page.items) ?? []
  const [at, setAt] = useState(-1)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const goTo = useGoTo()
  const move = (by: 1 | -1) => {
    const next = stepped(at, by, items)
    setAt(next)
    document.getElementById(`review-${items[next]?.id}`)?.querySelector('a')?.focus()
  }
  const choose = (id: string) => setChosen((now) => toggled(now, id))
  const current = items[at]
  useSingleKeys({
    j: () => move(1),
    k: () => move(-1),
    x: current && show === 'waiting' ? () => choose(current.id) : undefined,
    Enter: current ? () => goTo(`/reviews/${current.id}`) : undefined,
  })
  const columns = show === 'waiting' ? [chooseColumn(chosen, choose), ...COLUMNS] : COLUMNS
  return (
    <>
      {show === 'waiting' && <SearchForm onSearch={setQ} />}
      {reply.isPending && <Skeleton rows={4} />}
      {reply.isError && <LoadFailure words={errorWords(reply.error)} onRetry={() => void reply.refetch()} />}
      {reply.data && items.length === 0 && <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>}
      {items.length > 0 && (
        <DeskTable caption={texts.list} columns={columns} rows={items} rowKey={({ id }) => id} />
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
        items={choosable(items).filter(({ id }) => chosen.has(id))}
        service={service}
        onDone={() => {
          setChosen(new Set())
          void reply.refetch()
        }}
      />
    </>
  )
}

function useQueue(query: QueueListProps & { q: string }) {
  const { q, ...asked } = query
  return useInfiniteQuery({
    queryKey: [reviewQueue.id, query],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      call(reviewQueue, {
        query: { ...asked, ...(q ? { q } : {}), ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    getNextPageParam: ({ after }) => after,
    // A queue is what it is now: colleagues work on it too.
    staleTime: 0,
  })
}

function SearchForm({ onSearch }: { onSearch: (q: string) => void }) {
  const [typed, setTyped] = useState('')
  return (
    <form
      className="kj-row kj-find"
      onSubmit={(event) => {
        event.preventDefault()
        onSearch(typed.trim())
      }}
    >
      <TextInput
        type="search"
        label={texts.search}
        description={texts.searchHelp}
        value={typed}
        maxLength={60}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {texts.find}
      </Button>
    </form>
  )
}

function chooseColumn(chosen: ReadonlySet<string>, onChoose: (id: string) => void): Column<QueueItem> {
  return {
    key: 'choose',
    title: '',
    cell: ({ id, title, personName, claimedBy, mine }) => (
      <Checkbox
        size="md"
        aria-label={texts.choose(title, personName)}
        checked={chosen.has(id)}
        disabled={claimedBy !== undefined && !mine}
        onChange={() => onChoose(id)}
      />
    ),
  }
}

const COLUMNS: readonly Column<QueueItem>[] = [
  {
    key: 'what',
    title: texts.what,
    card: 'lead',
    cell: ({ id, title }) => (
      <span id={`review-${id}`}>
        <OfficeLink to={`/reviews/${id}`}>{title}</OfficeLink>
      </span>
    ),
  },
  { key: 'who', title: texts.who, cell: ({ personName }) => personName },
  { key: 'ticket', title: texts.ticket, cell: ({ ticketNo }) => ticketNo },
  { key: 'school', title: texts.school, card: 'wide', cell: ({ schoolName }) => schoolName },
  { key: 'at', title: texts.filedAt, card: 'wide', cell: ({ filedAt }) => <Instant at={filedAt} /> },
  {
    key: 'state',
    title: texts.state,
    card: 'wide',
    cell: ({ state }) => <StatusBadge tone={STATE_TONES[state]} word={texts.stateWords[state] ?? state} />,
  },
  {
    key: 'holder',
    title: texts.holder,
    cell: ({ claimedBy, mine }) => (mine ? texts.you : (claimedBy ?? '')),
  },
]
