import type { CandidateRow } from '#contracts/office/candidates.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { candidatesTexts as texts } from './candidates.texts.ts'

type Ticket = CandidateRow['tickets'][number]

const COLUMNS: readonly Column<Ticket>[] = [
  { key: 'no', title: texts.ticketNo, card: 'lead', cell: ({ ticketNo }) => ticketNo },
  { key: 'school', title: texts.school, card: 'wide', cell: ({ schoolName }) => schoolName },
  {
    key: 'major',
    title: texts.major,
    card: 'wide',
    cell: ({ majorCode, majorName }) => texts.majorOf(majorName, majorCode),
  },
  { key: 'level', title: texts.level, cell: ({ level }) => level },
  { key: 'state', title: texts.state, cell: ({ state }) => state },
]

/** Lists every 准考证 of the person. */
export function RecordTickets({ tickets }: { tickets: readonly Ticket[] }) {
  return (
    <SectionCard title={texts.tickets}>
      <DeskTable caption={texts.tickets} columns={COLUMNS} rows={tickets} rowKey={({ id }) => id} />
    </SectionCard>
  )
}
