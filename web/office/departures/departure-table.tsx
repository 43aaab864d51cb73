import { Checkbox } from '@mantine/core'
import type { DepartureLine } from '#contracts/office/departures.ts'
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
  departures: readonly DepartureLine[]
  choice?: Choice
}

/** Lists transfers that leave, each with a link to its page. */
export function DepartureTable({ caption, departures, choice }: DepartureTableProps) {
  return (
    <DeskTable
      caption={caption}
      columns={[...(choice ? [chooseColumn(choice)] : []), ...COLUMNS]}
      rows={departures}
      rowKey={({ id }) => id}
    />
  )
}

const chooseColumn = ({ ids, toggle }: Choice): Column<DepartureLine> => ({
  key: 'choose',
  title: '',
  card: 'wide',
  cell: ({ id, personName, hasChanged }) => (
    <Checkbox
      aria-label={texts.select(personName)}
      checked={ids.has(id)}
      disabled={hasChanged}
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
  { key: 'to', title: texts.to, cell: ({ province }) => province },
  {
    key: 'no',
    title: texts.destinationNo,
    card: 'wide',
    cell: ({ destinationTicketNo }) => destinationTicketNo,
  },
  { key: 'scores', title: texts.scores, cell: ({ scores }) => texts.scoresOf(scores) },
  {
    key: 'until',
    title: texts.signBy,
    cell: ({ state, signBy }) => (state === 'to_sign' ? formatDate(signBy) : ''),
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
