import { type BillDay, listBills } from '#contracts/office/bills.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { yuan } from '../payments/money.ts'
import { channelWords } from '../payments/payments.texts.ts'
import { OfficeLink } from '../shell/office-link.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { Instant } from '../ui-instant.tsx'
import { billsTexts as texts } from './bills.texts.ts'
import { DifferenceTable } from './difference-table.tsx'
import { ExportTotals } from './export-totals.tsx'
import { FetchAgain } from './fetch-again.tsx'

/** The work list of differences, and the last month day by day (PAY-04). */
export function BillsPage() {
  const reply = useReply(listBills)
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} lead={texts.lead} />
      <Loaded reply={reply}>
        {({ days, differences, found }) => (
          <>
            <SectionCard title={texts.open(found)}>
              {found > differences.length && <Notice tone="must">{texts.cut(differences.length)}</Notice>}
              {differences.length === 0 ? (
                <EmptyState title={texts.noOpen}>{texts.noOpenLead}</EmptyState>
              ) : (
                <DifferenceTable caption={texts.open(found)} differences={differences} />
              )}
            </SectionCard>
            <SectionCard title={texts.days}>
              {days.length === 0 ? (
                <EmptyState title={texts.noDays}>{texts.noDaysLead}</EmptyState>
              ) : (
                <DeskTable
                  caption={texts.days}
                  columns={COLUMNS}
                  rows={days}
                  rowKey={({ day, provider }) => `${day} ${provider}`}
                />
              )}
            </SectionCard>
          </>
        )}
      </Loaded>
      <ExportTotals />
    </>
  )
}

interface Sums {
  payments: number
  paymentsFen: number
  refunds: number
  refundsFen: number
}

const sums = ({ payments, paymentsFen, refunds, refundsFen }: Sums) => (
  <div>
    <span className="kj-nowrap">{`${yuan(paymentsFen)} / ${yuan(refundsFen)}`}</span>
    <div className="kj-soft">{texts.count(payments, refunds)}</div>
  </div>
)

const COLUMNS: readonly Column<BillDay>[] = [
  {
    key: 'day',
    title: texts.day,
    card: 'lead',
    cell: ({ day }) => <OfficeLink to={`/bills/${day}`}>{day}</OfficeLink>,
  },
  { key: 'channel', title: texts.channel, cell: ({ provider }) => channelWords[provider] },
  {
    key: 'bill',
    title: texts.bill,
    card: 'wide',
    cell: ({ bill }) => (bill ? sums(bill) : <span className="kj-soft">{texts.notYet}</span>),
  },
  { key: 'ours', title: texts.ours, card: 'wide', cell: ({ ours }) => sums(ours) },
  { key: 'open', title: texts.openCount, numeric: true, cell: ({ open }) => open },
  { key: 'at', title: texts.compared, cell: ({ bill }) => <Instant at={bill?.comparedAt} /> },
  {
    key: 'acts',
    title: texts.acts,
    card: 'wide',
    cell: ({ day, provider }) => <FetchAgain day={day} provider={provider} />,
  },
]
