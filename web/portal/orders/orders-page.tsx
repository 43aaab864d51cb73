import { Button } from '@mantine/core'
import type { Due, OrderView } from '#contracts/payments/order.ts'
import { listOwnOrders } from '#contracts/payments/portal.ts'
import { SERVICES } from '#contracts/services.ts'
import { fen, yuanOf } from '#rulebook/money/fen.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { Link } from '../shell/link.tsx'
import { FeeLine } from './fee-line.tsx'
import { OrderBadge } from './order-badge.tsx'
import { OrderFacts } from './order-facts.tsx'
import { ordersTexts as texts } from './orders.texts.ts'

/** 「我的订单」: what is to be paid, then every order with its state (PAY-01, HOM-02). */
export function OrdersPage() {
  const reply = useReply(listOwnOrders)
  return (
    <>
      <PageTitle title={texts.title} lead={texts.lead} />
      <Loaded reply={reply}>
        {({ dues, orders }) => (
          <>
            {dues.filter(isWithoutOrder(orders)).map((due) => (
              <DueCard key={due.applicationId} due={due} />
            ))}
            {orders.map((order) => (
              <OrderCard key={order.id} order={order} />
            ))}
            {dues.length + orders.length === 0 && <NoOrders />}
          </>
        )}
      </Loaded>
    </>
  )
}

/** What has an order that waits stands there alone: two cards for one fee look like two payments. */
function isWithoutOrder(orders: readonly OrderView[]) {
  return ({ fee }: Due) => !orders.some(({ id, state }) => state === 'open' && id === fee.orderId)
}

function DueCard({ due }: { due: Due }) {
  const { fee, ticket, service, applicationTitle, applicationId } = due
  return (
    <SectionCard title={texts.feeIs(fee.title, yuanOf(fen(fee.fen)))} aside={<DueBadge due={due} />}>
      <p className="kj-soft">
        {texts.forWhat(SERVICES[service].title, applicationTitle)} · {texts.ticketNo(ticket.ticketNo)}
      </p>
      <FeeLine applicationId={applicationId} fee={fee} />
    </SectionCard>
  )
}

function DueBadge({ due: { fee } }: { due: Due }) {
  if (fee.state === 'payable') return <StatusBadge tone="must" word={texts.payable} />
  return fee.state === 'over' ? (
    <StatusBadge tone="refusal" word={texts.overWord} />
  ) : (
    <StatusBadge tone="going" word={texts.notOpen} />
  )
}

function OrderCard({ order }: { order: OrderView }) {
  return (
    <SectionCard title={order.title} aside={<OrderBadge order={order} />}>
      <p className="kj-soft">
        {SERVICES[order.service].title} · {texts.ticketNo(order.ticket.ticketNo)}
      </p>
      <OrderFacts order={order} />
      {order.state === 'open' ? (
        <Button
          aria-label={texts.payOnOf(order.orderNo)}
          renderRoot={(props) => <Link {...props} to="/orders/$order" params={{ order: order.id }} />}
        >
          {texts.payOn}
        </Button>
      ) : (
        <Link
          className="kj-link"
          to="/orders/$order"
          params={{ order: order.id }}
          aria-label={texts.viewOf(order.orderNo)}
        >
          {texts.view}
        </Link>
      )}
    </SectionCard>
  )
}

function NoOrders() {
  return (
    <div className="kj-card">
      <EmptyState title={texts.empty}>
        <p>{texts.why}</p>
        <Link className="kj-link" to="/services">
          {texts.toServices}
        </Link>
      </EmptyState>
    </div>
  )
}
