import { Checkbox } from '@mantine/core'
import type { QueueItem } from '#contracts/office/queues.ts'
import { timeLeftWords } from '#rulebook/beijing-time.ts'
import { credentialTypeName } from '#rulebook/evidence/credential-types.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { OfficeLink } from '../../shell/office-link.tsx'
import { Instant } from '../../ui-instant.tsx'
import type { Chosen } from '../bulk/use-chosen.ts'
import { reviewTexts, reviewsTexts as texts } from '../reviews.texts.ts'
import { DueWords } from './due-words.tsx'
import { QueueState } from './queue-state.tsx'
import { type QueueView, reviewAddress } from './queue-view.ts'

/**
 * The column of boxes that choose rows (REV-07). A row has no box if a colleague has claimed it or it is not alike to
 * the chosen ones.
 */
export function chooseColumn(chosen: Chosen): Column<QueueItem> {
  return {
    key: 'choose',
    title: '',
    cell: ({ id, title, personName, claimedBy, mine }) => (
      <Checkbox
        size="md"
        aria-label={texts.choose(title, personName)}
        title={chosen.mayChoose(id) ? undefined : texts.unlike}
        checked={chosen.has(id)}
        disabled={(claimedBy !== undefined && !mine) || !chosen.mayChoose(id)}
        onChange={() => chosen.toggle(id)}
      />
    ),
  }
}

/** What this person decided, and when (REV-01). */
export const decidedColumn: Column<QueueItem> = {
  key: 'decided',
  title: texts.decidedAs,
  card: 'wide',
  cell: ({ decided }) =>
    decided && (
      <span className="kj-nowrap">
        {reviewTexts.kinds[decided.kind]} <Instant at={decided.at} />
      </span>
    ),
}

/** The columns by which a reviewer chooses an application (REV-01). */
export const queueColumns = (view: QueueView): readonly Column<QueueItem>[] => [
  {
    key: 'what',
    title: texts.what,
    card: 'lead',
    cell: (item) => (
      <span id={`review-${item.id}`}>
        <OfficeLink to={reviewAddress(item, view)}>{item.title}</OfficeLink>
      </span>
    ),
  },
  {
    key: 'evidence',
    title: texts.evidence,
    card: 'wide',
    cell: ({ evidenceTypes }) => texts.evidenceTypes(evidenceTypes.map(credentialTypeName)),
  },
  { key: 'no', title: texts.no, cell: ({ applicationNo }) => applicationNo },
  { key: 'who', title: texts.who, cell: ({ personName }) => <span className="kj-nowrap">{personName}</span> },
  {
    key: 'ticket',
    title: texts.ticket,
    card: 'wide',
    cell: ({ ticketNo }) => <span className="kj-nowrap">{ticketNo}</span>,
  },
  {
    key: 'school',
    title: texts.school,
    card: 'wide',
    cell: ({ schoolName }) => <span className="kj-nowrap">{schoolName}</span>,
  },
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
    cell: (item) => <QueueState item={item} />,
  },
  {
    key: 'holder',
    title: texts.holder,
    cell: ({ claimedBy, mine }) => (mine ? texts.you : (claimedBy ?? '')),
  },
]
