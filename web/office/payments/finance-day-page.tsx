import { type ExtraPayment, financeDay, type OddNotice } from '#contracts/office/payments.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { Instant } from '../ui-instant.tsx'
import { AskRefund } from './ask-refund.tsx'
import { yuan } from './money.ts'
import { OrderName } from './order-name.tsx'
import { OrderSearch } from './order-search.tsx'
import { channelWords, extraWords, outcomeWords, paymentsTexts as texts } from './payments.texts.ts'
import { RefundTable } from './refund-table.tsx'
import { RefusedEbills } from './refused-ebills.tsx'

/** What waits at finance today, and the search for an order (PAY-04, PAY-05). */
export function FinanceDayPage() {
  const reply = useReply(financeDay)
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} lead={texts.lead} />
      <OrderSearch />
      <Loaded reply={reply}>
        {(day) => (
          <>
            <Elsewhere day={day} />
            <Extras extras={day.extras} waiting={day.extrasWaiting} />
            <SectionCard title={texts.refunds(day.refundsInWork)}>
              {day.refundsInWork > day.refunds.length && (
                <Notice tone="must">{texts.moreRefunds(day.refunds.length)}</Notice>
              )}
              {day.refunds.length === 0 ? (
                <EmptyState title={texts.noRefunds}>{texts.noRefundsLead}</EmptyState>
              ) : (
                <RefundTable
                  caption={texts.refunds(day.refundsInWork)}
                  lines={day.refunds.map(({ refund, ...name }) => ({
                    refund,
                    name: <OrderName {...name} />,
                  }))}
                />
              )}
            </SectionCard>
            <RefusedEbills ebills={day.refusedEbills} all={day.ebillsRefused.all} />
            {day.oddNotices.length > 0 && (
              <SectionCard title={texts.odd(day.oddFound)}>
                <p className="kj-soft">{texts.oddLead}</p>
                {day.oddFound > day.oddNotices.length && (
                  <p className="kj-soft">{texts.moreOdd(day.oddNotices.length)}</p>
                )}
                <DeskTable
                  caption={texts.odd(day.oddFound)}
                  columns={ODD_COLUMNS}
                  rows={day.oddNotices}
                  rowKey={({ id }) => id}
                />
              </SectionCard>
            )}
          </>
        )}
      </Loaded>
    </>
  )
}

/** What waits on other pages, and the providers that are down. */
function Elsewhere({ day }: { day: ReplyOf<typeof financeDay> }) {
  const down = day.providers.filter(({ isOpen }) => !isOpen).map(({ name }) => channelWords[name])
  return (
    <>
      {down.length > 0 && <Notice tone="must">{texts.down(down)}</Notice>}
      <p className="kj-row">
        <OfficeLink to="/bills">
          {day.openDifferences > 0 ? texts.differences(day.openDifferences) : texts.noDifferences}
        </OfficeLink>
        {day.counterWaiting > 0 && (
          <OfficeLink to="/counter-payments">{texts.counter(day.counterWaiting)}</OfficeLink>
        )}
      </p>
    </>
  )
}

function Extras({ extras, waiting }: { extras: readonly ExtraPayment[]; waiting: number }) {
  return (
    <SectionCard title={texts.extras(waiting)}>
      {waiting > extras.length && <Notice tone="must">{texts.moreExtras(extras.length)}</Notice>}
      {extras.length === 0 ? (
        <EmptyState title={texts.noExtras}>{texts.noExtrasLead}</EmptyState>
      ) : (
        <DeskTable
          caption={texts.extras(waiting)}
          columns={EXTRA_COLUMNS}
          rows={extras}
          rowKey={({ payment }) => payment.id}
        />
      )}
    </SectionCard>
  )
}

const EXTRA_COLUMNS: readonly Column<ExtraPayment>[] = [
  { key: 'name', title: texts.order, card: 'lead', cell: (row) => <OrderName {...row} /> },
  { key: 'school', title: texts.school, card: 'wide', cell: ({ schoolName }) => schoolName },
  { key: 'fen', title: texts.amount, numeric: true, cell: ({ payment }) => yuan(payment.fen) },
  { key: 'channel', title: texts.channel, cell: ({ payment }) => channelWords[payment.channel] },
  { key: 'paidAt', title: texts.paidAt, cell: ({ payment }) => <Instant at={payment.paidAt} /> },
  {
    key: 'why',
    title: texts.why,
    card: 'wide',
    cell: ({ payment: { extraReason } }) => extraReason && extraWords[extraReason],
  },
  {
    key: 'acts',
    title: texts.acts,
    card: 'wide',
    cell: ({ payment, orderNo }) => <AskRefund payment={payment} orderNo={orderNo} />,
  },
]

const ODD_COLUMNS: readonly Column<OddNotice>[] = [
  { key: 'attempt', title: texts.attemptNo, card: 'lead', cell: ({ attemptNo }) => attemptNo },
  { key: 'channel', title: texts.channel, cell: ({ provider }) => channelWords[provider] },
  { key: 'outcome', title: texts.outcome, cell: ({ outcome }) => outcomeWords[outcome] },
  { key: 'fen', title: texts.amount, numeric: true, cell: ({ fen }) => fen !== undefined && yuan(fen) },
  { key: 'no', title: texts.transactionNo, card: 'wide', cell: ({ transactionNo }) => transactionNo },
  { key: 'at', title: texts.receivedAt, cell: ({ receivedAt }) => <Instant at={receivedAt} /> },
]
