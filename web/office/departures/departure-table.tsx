import { Checkbox } from '@mantine/core'
import type { DepartureLine, DepartureState } from '#contracts/office/departures.ts'
import { formatDate } from '#rulebook/beijing-time.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { Instant } from '../ui-instant.tsx'
import { departureStateWords, departuresTexts as texts } from './departures.texts.ts'

/** Which rows somebody chose, and how to choose more. */
export interface Choice {
  ids: ReadonlySet<string>
  toggle: (id: string) => void
}

interface DepartureTableProps {
  caption: string
  /** All are in this state; absent: each says its own. */
  state?: DepartureState
  departures: readonly DepartureLine[]
  choice?: Choice
}

/** Lists transfers that leave, each with a link to its page. */
export function DepartureTable({ caption, state, departures, choice }: DepartureTableProps) {
  const columns = COLUMNS.filter(({ key }) => state === undefined || !isIdle(key, state))

  return (
    <DeskTable
      caption={caption}
      columns={[...(choice ? [chooseColumn(choice)] : []), ...columns]}
      rows={departures}
      rowKey={({ id }) => id}
    />
  )
}

/** A column that says nothing where all are in one state; a tablet held upright has no room for it. */
function isIdle(key: string, state: DepartureState): boolean {
  return key === (state === 'to_sign' ? 'moved' : 'until')
}

const chooseColumn = ({ ids, toggle }: Choice): Column<DepartureLine> => ({
  key: 'choose',
  title: '',
  card: 'wide',
  cell: ({ id, personName, state, hasChanged }) => (
    <Checkbox
      aria-label={texts.select(personName)}
      checked={ids.has(id)}
      // What is out can be downloaded whatever happened since.
      disabled={hasChanged && state !== 'sent'}
      onChange={() => toggle(id)}
    />
  ),
})

const COLUMNS: readonly Column<DepartureLine>[] = [
  {
    key: 'who',
    title: texts.candidate,
    card: 'lead',
    cell: ({ id, personName, ticketNo }) => (
      <span>
        <OfficeLink to={`/departures/${id}`}>{personName}</OfficeLink>{' '}
        <span className="kj-soft kj-nowrap">{ticketNo}</span>
      </span>
    ),
  },
  { key: 'school', title: texts.school, card: 'wide', cell: ({ schoolName }) => schoolName },
  {
    key: 'to',
    title: texts.toWithNo,
    card: 'wide',
    cell: ({ province, destinationTicketNo }) => (
      <span>
        <span className="kj-nowrap">{province}</span> <span className="kj-nowrap">{destinationTicketNo}</span>
      </span>
    ),
  },
  { key: 'scores', title: texts.scores, cell: ({ scores }) => texts.scoresOf(scores) },
  {
    key: 'until',
    title: texts.signBy,
    card: 'wide',
    cell: ({ state, signBy }) =>
      state === 'to_sign' ? <span className="kj-nowrap">{formatDate(signBy)}</span> : '',
  },
  { key: 'moved', title: texts.movedAt, card: 'wide', cell: ({ movedAt }) => <Instant at={movedAt} /> },
  {
    key: 'state',
    title: texts.state,
    card: 'wide',
    cell: ({ state, hasChanged }) => (
      <>
        <StatusBadge {...departureStateWords[state]} />
        {hasChanged && <StatusBadge tone="refusal" word={texts.changed} />}
      </>
    ),
  },
]
