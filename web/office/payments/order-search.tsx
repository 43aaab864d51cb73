import { type OrderRow, searchOrders } from '#contracts/office/payments.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { Instant } from '../ui-instant.tsx'
import { RecordSearch } from '../ui-record-search.tsx'
import { yuan } from './money.ts'
import { OrderName } from './order-name.tsx'
import { orderStateWords, paymentsTexts as texts } from './payments.texts.ts'

const COLUMNS: readonly Column<OrderRow>[] = [
  { key: 'name', title: texts.order, card: 'lead', cell: (row) => <OrderName {...row} /> },
  { key: 'school', title: texts.school, card: 'wide', cell: ({ schoolName }) => schoolName },
  { key: 'item', title: texts.item, cell: ({ title }) => title },
  { key: 'fen', title: texts.amount, numeric: true, cell: ({ fen }) => yuan(fen) },
  { key: 'created', title: texts.created, cell: ({ createdAt }) => <Instant at={createdAt} /> },
  {
    key: 'state',
    title: texts.state,
    cell: ({ state }) => (
      <StatusBadge tone={orderStateWords[state].tone} word={orderStateWords[state].word} />
    ),
  },
]

/** Searches for an order by a number that somebody holds in the hand. */
export function OrderSearch() {
  return (
    <RecordSearch shortest={4} maxLength={64} words={texts} contract={searchOrders}>
      {(q) => <Results q={q} />}
    </RecordSearch>
  )
}

function Results({ q }: { q: string }) {
  const reply = useReply(searchOrders, { body: { q } })
  return (
    <SectionCard title={texts.results}>
      <Loaded reply={reply}>
        {({ orders }) =>
          orders.length === 0 ? (
            <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>
          ) : (
            <DeskTable
              caption={texts.results}
              columns={COLUMNS}
              rows={orders}
              rowKey={({ orderId }) => orderId}
            />
          )
        }
      </Loaded>
    </SectionCard>
  )
}
