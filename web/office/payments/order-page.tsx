import { useParams } from '@tanstack/react-router'
import { officeOrder } from '#contracts/office/payments.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { leadsNowhere } from '../shell/leads-nowhere.ts'
import { NotFoundPage } from '../shell/not-found-page.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { Facts } from '../ui-facts.tsx'
import { Instant } from '../ui-instant.tsx'
import { yuan } from './money.ts'
import { ATTEMPT_COLUMNS, NOTICE_COLUMNS, paymentColumns } from './order-columns.tsx'
import { orderStateWords, paymentsTexts as texts } from './payments.texts.ts'
import { RefundTable } from './refund-table.tsx'

type Life = ReplyOf<typeof officeOrder>

/** An order with its life: payments, refunds, attempts and what the providers said (PAY-04). */
export function OrderPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const reply = useReply(officeOrder, { params: { id } })
  if (leadsNowhere(reply.error)) return <NotFoundPage />
  return (
    <>
      <OfficeLink to="/payments">{texts.back}</OfficeLink>
      <Loaded reply={reply}>{(life) => <LifeOfOrder life={life} />}</Loaded>
    </>
  )
}

function LifeOfOrder({ life: { order, payments, refunds, attempts, notices } }: { life: Life }) {
  return (
    <>
      <PageTitle
        title={texts.orderTitle(order.orderNo)}
        product={texts.product}
        aside={
          <StatusBadge tone={orderStateWords[order.state].tone} word={orderStateWords[order.state].word} />
        }
      />
      <SectionCard title={texts.order}>
        <Facts
          facts={[
            [texts.candidate, `${order.personName} ${order.ticketNo}`],
            [texts.school, order.schoolName],
            [texts.item, order.title],
            [texts.amount, yuan(order.fen)],
            [texts.created, <Instant key="c" at={order.createdAt} />],
            [texts.expires, <Instant key="e" at={order.expiresAt} />],
            [texts.moved, <Instant key="m" at={order.movedAt} />],
          ]}
        />
      </SectionCard>
      <SectionCard title={texts.payments}>
        {payments.length === 0 ? (
          <EmptyState title={texts.noPayments} />
        ) : (
          <DeskTable
            caption={texts.payments}
            columns={paymentColumns(order.orderNo)}
            rows={payments}
            rowKey={({ id }) => id}
          />
        )}
      </SectionCard>
      {refunds.length > 0 && (
        <SectionCard title={texts.refundsOfOrder}>
          <RefundTable caption={texts.refundsOfOrder} lines={refunds.map((refund) => ({ refund }))} />
        </SectionCard>
      )}
      {attempts.length > 0 && (
        <SectionCard title={texts.attempts}>
          <DeskTable
            caption={texts.attempts}
            columns={ATTEMPT_COLUMNS}
            rows={attempts}
            rowKey={({ attemptNo }) => attemptNo}
          />
        </SectionCard>
      )}
      <SectionCard title={texts.notices}>
        {notices.length === 0 ? (
          <EmptyState title={texts.noNotices} />
        ) : (
          <DeskTable
            caption={texts.notices}
            columns={NOTICE_COLUMNS}
            rows={notices}
            rowKey={({ id }) => id}
          />
        )}
      </SectionCard>
    </>
  )
}
