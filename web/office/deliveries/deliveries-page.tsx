import { type Delivery, listDeliveries } from '#contracts/office/setup/deliveries.ts'
import type { ReplyOf } from '#contracts/route.ts'
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
import { deliveryStateWords, kindWords, deliveriesTexts as texts } from './deliveries.texts.ts'

type Count = ReplyOf<typeof listDeliveries>['counts'][number]

const COUNTS: readonly Column<Count>[] = [
  { key: 'kind', title: texts.kind, card: 'lead', cell: ({ kind }) => kindWords[kind] },
  { key: 'state', title: texts.state, cell: ({ state }) => <StatusBadge {...deliveryStateWords[state]} /> },
  { key: 'day', title: texts.lastDay, cell: ({ lastDay }) => lastDay },
  { key: 'week', title: texts.lastWeek, cell: ({ lastWeek }) => lastWeek },
]

const UNSETTLED: readonly Column<Delivery>[] = [
  { key: 'kind', title: texts.kind, card: 'lead', cell: ({ kind }) => kindWords[kind] },
  { key: 'state', title: texts.state, cell: ({ state }) => <StatusBadge {...deliveryStateWords[state]} /> },
  { key: 'to', title: texts.to, cell: ({ to }) => to ?? '—' },
  { key: 'at', title: texts.at, card: 'wide', cell: ({ at }) => <Instant at={at} /> },
  { key: 'failure', title: texts.failure, card: 'wide', cell: ({ failure }) => failure ?? '—' },
]

const allUnsettled = (counts: readonly Count[]) =>
  counts
    .filter(({ state }) => state === 'failed' || state === 'queued')
    .reduce((sum, { lastWeek }) => sum + lastWeek, 0)

/** Shows what became of text messages and letters, and those that wait or failed (MSG-01). */
export function DeliveriesPage() {
  const reply = useReply(listDeliveries)
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} lead={texts.lead} />
      <Loaded reply={reply}>
        {({ channels, counts, unsettled }) => (
          <>
            {channels
              .filter(({ isConnected }) => !isConnected)
              .map(({ kind }) => (
                <Notice key={kind} tone="must">
                  {texts.notConnected(kindWords[kind])}
                </Notice>
              ))}
            <SectionCard title={texts.counts}>
              {counts.length === 0 ? (
                <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>
              ) : (
                <DeskTable
                  caption={texts.counts}
                  columns={COUNTS}
                  rows={counts}
                  rowKey={({ kind, state }) => `${kind} ${state}`}
                />
              )}
            </SectionCard>
            <SectionCard title={texts.unsettled}>
              {unsettled.length === 0 ? (
                <EmptyState title={texts.allSettled}>{texts.allSettledLead}</EmptyState>
              ) : (
                <>
                  {unsettled.length < allUnsettled(counts) && (
                    <Notice tone="must">{texts.cut(allUnsettled(counts))}</Notice>
                  )}
                  <DeskTable
                    caption={texts.unsettled}
                    columns={UNSETTLED}
                    rows={unsettled}
                    rowKey={({ id }) => id}
                  />
                </>
              )}
            </SectionCard>
          </>
        )}
      </Loaded>
    </>
  )
}
