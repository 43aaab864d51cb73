import type { RecordApplications as Applications } from '#contracts/office/candidates.ts'
import { SERVICES } from '#contracts/services.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { reviewAddress } from '../reviews/queue/queue-view.ts'
import { reviewsTexts } from '../reviews/reviews.texts.ts'
import { STATE_TONES } from '../reviews/state-tones.ts'
import { OfficeLink } from '../shell/office-link.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { Instant } from '../ui-instant.tsx'
import { candidatesTexts as texts } from './candidates.texts.ts'

type Application = Applications['shown'][number]

const COLUMNS: readonly Column<Application>[] = [
  {
    key: 'title',
    title: texts.application,
    card: 'lead',
    cell: (one) => (one.canOpen ? <OfficeLink to={reviewAddress(one)}>{one.title}</OfficeLink> : one.title),
  },
  { key: 'service', title: texts.service, card: 'wide', cell: ({ service }) => SERVICES[service].title },
  {
    key: 'state',
    title: texts.state,
    cell: ({ state }) => <StatusBadge tone={STATE_TONES[state]} word={reviewsTexts.stateWords[state]} />,
  },
  { key: 'no', title: texts.applicationNo, cell: ({ applicationNo }) => applicationNo },
  { key: 'ticket', title: texts.ticketNo, card: 'wide', cell: ({ ticketNo }) => ticketNo },
  { key: 'filed', title: texts.filedAt, card: 'wide', cell: ({ filedAt }) => <Instant at={filedAt} /> },
  { key: 'moved', title: texts.movedAt, card: 'wide', cell: ({ movedAt }) => <Instant at={movedAt} /> },
]

/** Lists what the candidate applied for, for whoever answers their call (ACC-02). */
export function RecordApplications({ applications: { shown, inAll } }: { applications: Applications }) {
  return (
    <SectionCard title={texts.applications(inAll)}>
      {shown.length === 0 ? (
        <p className="kj-soft">{texts.noApplications}</p>
      ) : (
        <>
          {inAll > shown.length && <p className="kj-soft">{texts.someApplications(inAll, shown.length)}</p>}
          <DeskTable
            caption={texts.applications(inAll)}
            columns={COLUMNS}
            rows={shown}
            rowKey={({ id }) => id}
          />
        </>
      )}
    </SectionCard>
  )
}
