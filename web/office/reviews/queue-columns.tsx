import { Checkbox } from '@mantine/core'
import type { QueueItem } from '#contracts/office-queues.ts'
import { timeLeftWords } from '#rulebook/beijing-time.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { Instant } from '../ui-instant.tsx'
import { DueWords } from './due-words.tsx'
import { reviewsTexts as texts } from './reviews.texts.ts'
import { STATE_TONES } from './state-tones.ts'

/** REV-07: the box that chooses a row; none where a colleague holds it, or when no more can be decided together. */
export function chooseColumn(of: {
  chosen: ReadonlySet<string>
  isFull: boolean
  onChoose: (id: string) => void
}): Column<QueueItem> {
  return {
    key: 'choose',
    title: '',
    cell: ({ id, title, personName, claimedBy, mine }) => (
      <Checkbox
        size="md"
        aria-label={texts.choose(title, personName)}
        checked={of.chosen.has(id)}
        disabled={(claimedBy !== undefined && !mine) || (of.isFull && !of.chosen.has(id))}
        onChange={() => of.onChoose(id)}
      />
    ),
  }
}

/** REV-01: what a reviewer chooses by. */
export const QUEUE_COLUMNS: readonly Column<QueueItem>[] = [
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
  { key: 'no', title: texts.no, cell: ({ applicationNo }) => applicationNo },
  { key: 'who', title: texts.who, cell: ({ personName }) => personName },
  { key: 'ticket', title: texts.ticket, card: 'wide', cell: ({ ticketNo }) => ticketNo },
  { key: 'school', title: texts.school, card: 'wide', cell: ({ schoolName }) => schoolName },
  { key: 'major', title: texts.major, card: 'wide', cell: ({ majorName }) => majorName },
  { key: 'at', title: texts.filedAt, card: 'wide', cell: ({ filedAt }) => <Instant at={filedAt} /> },
  {
    key: 'age',
    title: texts.age,
    cell: ({ filedAt, dueAt }) =>
      dueAt && <span className="kj-nowrap">{timeLeftWords(Date.now() - new Date(filedAt).getTime())}</span>,
  },
  { key: 'due', title: texts.due, card: 'wide', cell: ({ dueAt }) => <DueWords dueAt={dueAt} /> },
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
