import { listWindows } from '#contracts/office-administration.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { PageTitle } from '#web/ui/page-title.tsx'
import { type Column, ResponsiveTable } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { serviceWords, administrationTexts as texts, windowStateWords } from './administration.texts.ts'

type Row = ReplyOf<typeof listWindows>['windows'][number]

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'service',
    title: texts.service,
    card: 'lead',
    cell: ({ service }) => serviceWords[service] ?? service,
  },
  {
    key: 'state',
    title: texts.state,
    cell: ({ state }) => <StatusBadge {...windowStateWords[state as 'open']} />,
  },
  { key: 'round', title: texts.round, cell: ({ round }) => round },
  { key: 'school', title: texts.school, cell: ({ schoolName }) => schoolName ?? texts.allSchools },
  { key: 'opens', title: texts.opensAt, cell: ({ opensAt }) => formatInstant(new Date(opensAt)) },
  { key: 'closes', title: texts.closesAt, cell: ({ closesAt }) => formatInstant(new Date(closesAt)) },
]

/** WIN-01, its display: the windows with their state now. */
export function WindowsPage() {
  const reply = useReply(listWindows)
  return (
    <>
      <PageTitle title={texts.windows} product={texts.product} lead={texts.windowsLead} />
      <SectionCard title={texts.windows}>
        <Loaded reply={reply}>
          {({ windows }) => (
            <ResponsiveTable
              caption={texts.windows}
              columns={COLUMNS}
              rows={windows}
              rowKey={({ id }) => id}
              dense
            />
          )}
        </Loaded>
      </SectionCard>
    </>
  )
}
