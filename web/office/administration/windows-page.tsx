import { listWindows } from '#contracts/office/administration.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { SERVICES } from '#contracts/services.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { Instant } from '../ui-instant.tsx'
import { administrationTexts as texts, windowStateWords } from './administration.texts.ts'

type Row = ReplyOf<typeof listWindows>['windows'][number]

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'service',
    title: texts.service,
    card: 'lead',
    cell: ({ service }) => SERVICES[service].title,
  },
  {
    key: 'state',
    title: texts.state,
    cell: ({ state }) => <StatusBadge {...windowStateWords[state as 'open']} />,
  },
  { key: 'round', title: texts.round, cell: ({ round }) => round },
  { key: 'school', title: texts.school, cell: ({ schoolName }) => schoolName ?? texts.allSchools },
  { key: 'opens', title: texts.opensAt, card: 'wide', cell: ({ opensAt }) => <Instant at={opensAt} /> },
  { key: 'closes', title: texts.closesAt, card: 'wide', cell: ({ closesAt }) => <Instant at={closesAt} /> },
  { key: 'next', title: texts.nextExpected, card: 'wide', cell: ({ nextExpected }) => nextExpected ?? '—' },
]

/** Shows the windows with their current state (WIN-01). */
export function WindowsPage() {
  const reply = useReply(listWindows)
  return (
    <>
      <PageTitle title={texts.windows} product={texts.product} lead={texts.windowsLead} />
      <Notice tone="going">{texts.windowsOnly}</Notice>
      <SectionCard title={texts.windows}>
        <Loaded reply={reply}>
          {({ windows }) =>
            windows.length === 0 ? (
              <EmptyState title={texts.noWindows}>{texts.noWindowsLead}</EmptyState>
            ) : (
              <DeskTable caption={texts.windows} columns={COLUMNS} rows={windows} rowKey={({ id }) => id} />
            )
          }
        </Loaded>
      </SectionCard>
    </>
  )
}
