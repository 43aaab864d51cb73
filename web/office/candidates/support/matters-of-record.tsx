import type { WholeRecord } from '#contracts/office/support/whole-record.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { DeskTable } from '../../ui-desk-table.tsx'
import { Instant } from '../../ui-instant.tsx'
import { OlderRows } from './older-rows.tsx'
import { supportStateWords, supportTexts as texts } from './support.texts.ts'
import type { WholeLists } from './use-whole-lists.ts'

type Matter = WholeRecord['applications'][number]

const COLUMNS: readonly Column<Matter>[] = [
  { key: 'no', title: texts.no, card: 'lead', cell: ({ applicationNo }) => applicationNo },
  { key: 'title', title: texts.title, card: 'wide', cell: ({ title }) => title },
  { key: 'ticket', title: texts.ticketNo, cell: ({ ticketNo }) => ticketNo },
  {
    key: 'state',
    title: texts.state,
    cell: ({ state }) => <span className="kj-nowrap">{supportStateWords.application?.[state] ?? state}</span>,
  },
  { key: 'why', title: texts.why, card: 'wide', cell: (row) => <Why matter={row} /> },
  { key: 'filed', title: texts.filedAt, card: 'wide', cell: ({ filedAt }) => <Instant at={filedAt} /> },
  { key: 'moved', title: texts.movedAt, card: 'wide', cell: ({ movedAt }) => <Instant at={movedAt} /> },
]

/** The candidate's applications, with what the candidate was told of each. */
export function MattersOfRecord({ whole }: { whole: WholeLists }) {
  const { applications } = whole.lists
  return (
    <SectionCard title={texts.applications}>
      {applications.length === 0 ? (
        <p className="kj-soft">{texts.noApplications}</p>
      ) : (
        <DeskTable
          caption={texts.applications}
          columns={COLUMNS}
          rows={applications}
          rowKey={({ id }) => id}
        />
      )}
      <OlderRows list="applications" whole={whole} />
    </SectionCard>
  )
}

function Why({ matter: { reasons, note, amendUntil } }: { matter: Matter }) {
  return (
    <div className="kj-lines">
      {reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      {note && <p>{note}</p>}
      {amendUntil && <p>{texts.amendUntil(formatInstant(new Date(amendUntil)))}</p>}
    </div>
  )
}
