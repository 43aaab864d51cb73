import type { Column } from '#web/ui/responsive-table.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { graduationsTexts as texts } from './graduations.texts.ts'

/** Whom a row of a batch is about. */
interface Who {
  personId: string
  personName: string
  ticketNo: string
  schoolName: string
}

/** The columns that say whom a row is about, and where. */
export const WHO_COLUMNS: readonly Column<Who>[] = [
  {
    key: 'person',
    title: texts.person,
    card: 'lead',
    cell: ({ personId, personName }) => (
      <span className="kj-whole">
        <OfficeLink to={`/candidates/${personId}`}>{personName}</OfficeLink>
      </span>
    ),
  },
  {
    key: 'ticket',
    title: texts.ticketNo,
    card: 'wide',
    cell: ({ ticketNo }) => <span className="kj-whole">{ticketNo}</span>,
  },
  { key: 'school', title: texts.school, card: 'wide', cell: ({ schoolName }) => schoolName },
]
