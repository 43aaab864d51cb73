import { NativeSelect } from '@mantine/core'
import type { ReplyOf } from '#contracts/route.ts'
import {
  ARRIVAL_LISTS,
  type ArrivalList,
  type ArrivalRowView,
  listArrivals,
} from '#contracts/transfers/office-arrivals.ts'
import type { ArrivalState } from '#contracts/transfers/transfer-in.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useLastReply, useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { useMay } from '../session.ts'
import { OfficeLink } from '../shell/office-link.tsx'
import { useAddressWord } from '../shell/use-address-word.ts'
import { DeskTable } from '../ui-desk-table.tsx'
import { Instant } from '../ui-instant.tsx'
import { stateWords, transfersInTexts as texts } from './transfers-in.texts.ts'

/** The queue of 外省转入 by state, with the way to the list of attendance, the notices and the statistics (TRI-01). */
export function ArrivalsPage() {
  const may = useMay()
  const lists = ARRIVAL_LISTS.filter((one) => one !== 'undo' || may('review.undo'))
  const usual = may('arrival.confirm') ? 'to_confirm' : 'under_review'
  const [list, choose] = useAddressWord<ArrivalList>('list', { words: lists, usual })
  const reply = useReply(listArrivals, { query: { list } })
  const { counts, undo } = useLastReply(listArrivals, { query: { list } }) ?? {}
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} lead={texts.lead} />
      <p className="kj-row">
        {may('arrival.confirm') && (
          <OfficeLink to="/transfers-in/attendance">{texts.toAttendance}</OfficeLink>
        )}
        <OfficeLink to="/transfers-in/notices">{texts.toNotices}</OfficeLink>
        <OfficeLink to="/transfers-in/statistics">{texts.toStatistics}</OfficeLink>
      </p>
      <SectionCard title={texts.queue}>
        {/* Beside what is loaded: who chooses by the keys must not lose it at each choice. */}
        <NativeSelect
          data-view-only
          label={texts.stateFilter}
          value={list}
          data={lists.map((value) => ({
            value,
            label: value === 'undo' ? countWords(texts.undoList, undo) : stateLabel(value, counts),
          }))}
          onChange={(event) => choose(event.currentTarget.value)}
        />
        <Loaded reply={reply}>
          {({ arrivals, counts: ofStates, undo: toUndo }) => {
            const all = list === 'undo' ? toUndo : numberOf(list, ofStates)
            return <Listed list={list} arrivals={arrivals} all={all} />
          }}
        </Loaded>
      </SectionCard>
    </>
  )
}

interface ListedProps {
  list: ArrivalList
  arrivals: readonly ArrivalRowView[]
  /** How many there are; the list may have fewer. */
  all: number
}

function Listed({ list, arrivals, all }: ListedProps) {
  if (arrivals.length === 0)
    return (
      <EmptyState title={list === 'undo' ? texts.noUndo : texts.none}>
        {list === 'undo' ? texts.noUndoHelp : texts.noneHelp}
      </EmptyState>
    )
  const cut = WAITING.has(list) ? texts.waitingMore : texts.settledMore
  return (
    <>
      {arrivals.length < all && <Notice tone="must">{cut(arrivals.length, all)}</Notice>}
      <DeskTable
        caption={texts.queue}
        columns={COLUMNS.filter(({ key }) => key !== 'waits' || arrivals.some(isWaiting))}
        rows={arrivals}
        rowKey={({ id }) => id}
      />
    </>
  )
}

const WAITING: ReadonlySet<ArrivalList> = new Set(['unmatched', 'under_review', 'to_confirm', 'undo'])

type Counts = ReplyOf<typeof listArrivals>['counts']

function numberOf(state: ArrivalState, counts: Counts): number {
  return counts.find((one) => one.state === state)?.number ?? 0
}

function stateLabel(state: ArrivalState, counts: Counts | undefined): string {
  return countWords(stateWords[state].word, counts && numberOf(state, counts))
}

function countWords(word: string, number: number | undefined): string {
  return number === undefined ? word : texts.ofState(word, number)
}

const isWaiting = ({ isMine, awaits }: ArrivalRowView) => isMine || awaits !== undefined

const COLUMNS: readonly Column<ArrivalRowView>[] = [
  {
    key: 'name',
    title: texts.name,
    card: 'lead',
    cell: ({ id, name }) => (
      <span className="kj-nowrap">
        <OfficeLink to={`/transfers-in/${id}`}>{name}</OfficeLink>
      </span>
    ),
  },
  {
    key: 'origin',
    title: texts.origin,
    card: 'wide',
    cell: ({ originProvince, originTicketNo }) => (
      <span>
        <span className="kj-nowrap">{originProvince}</span>{' '}
        <span className="kj-nowrap">{originTicketNo}</span>
      </span>
    ),
  },
  {
    key: 'ticket',
    title: texts.ticket,
    card: 'wide',
    cell: ({ ticketNo }) => <span className="kj-nowrap">{ticketNo}</span>,
  },
  { key: 'school', title: texts.school, card: 'wide', cell: ({ schoolName }) => schoolName ?? '' },
  { key: 'courses', title: texts.courses, numeric: true, cell: ({ courses }) => courses },
  {
    key: 'waits',
    title: texts.waits,
    cell: ({ awaits, isMine }) =>
      isMine ? <StatusBadge tone="must" word={texts.yourTurn} /> : awaits && texts.awaits[awaits],
  },
  { key: 'moved', title: texts.moved, card: 'wide', cell: ({ movedAt }) => <Instant at={movedAt} /> },
]
