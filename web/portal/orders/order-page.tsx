import { IconChevronLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { oneOrder, orderReceipt } from '#contracts/payments/portal.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { SERVICES } from '#contracts/services.ts'
import { FileButton } from '#web/client/file-button.tsx'
import { Loaded } from '#web/client/loaded.tsx'
import { replyOptions } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { NotFound } from '../not-found-page.tsx'
import { isMissing } from '../service/details/missing-page.tsx'
import { Link } from '../shell/link.tsx'
import { CancelOrder } from './cancel-order.tsx'
import { Ebill } from './ebill.tsx'
import { OrderBadge } from './order-badge.tsx'
import { OrderFacts } from './order-facts.tsx'
import { orderHelp } from './order-help.ts'
import { ordersTexts as texts } from './orders.texts.ts'
import { PayCard } from './pay-card.tsx'
import { surfaceHere } from './surface-here.ts'
import './orders.css'

type Shown = ReplyOf<typeof oneOrder>

const SOON_MS = 2_000
/** An e-bill is made within seconds, or takes days. */
const LATER_MS = 15_000

/**
 * One order: how it stands, how to pay it, and the truth about a payment that has not been confirmed (PAY-01). The page asks our
 * server until the last word has come; what an address of the way back says counts for nothing.
 */
export function OrderPage() {
  const { order: id } = useParams({ from: '/shell/orders/$order' })
  const { returned } = useSearch({ from: '/shell/orders/$order' })
  const reply = useQuery({
    ...replyOptions(oneOrder, { params: { id }, query: { surface: surfaceHere() } }),
    staleTime: 0,
    refetchInterval: ({ state }) => pauseOf(state.data),
  })
  const order = reply.data?.order
  if (isMissing(reply.error)) return <NotFound />
  return (
    <>
      <Link className="kj-link kj-back kj-no-print" to="/orders">
        <IconChevronLeft size="1.1em" aria-hidden />
        {texts.back}
      </Link>
      <PageTitle title={order?.title ?? texts.order} aside={order && <OrderBadge order={order} />} />
      <Loaded reply={reply} rows={6}>
        {(shown) => (
          <>
            <Standing shown={shown} isBack={returned === 1} />
            {shown.order.state === 'open' && <PayCard key={id} shown={shown} />}
            <SectionCard title={texts.order}>
              <div className="kj-order">
                <p className="kj-soft">
                  {SERVICES[shown.order.service].title} · {texts.ticketNo(shown.order.ticket.ticketNo)}
                </p>
                <OrderFacts order={shown.order} />
                {shown.order.payment && (
                  <FileButton contract={orderReceipt} input={[{ params: { id } }]}>
                    {texts.receipt}
                  </FileButton>
                )}
                {shown.order.payment && <Ebill order={shown.order} />}
                <p className="kj-small kj-soft">{texts.noRefund}</p>
                {shown.order.state === 'open' && <CancelOrder id={id} />}
              </div>
            </SectionCard>
          </>
        )}
      </Loaded>
    </>
  )
}

/** How long to wait before asking again, while something may still change by itself. */
function pauseOf(shown: Shown | undefined): number | false {
  const { state, ebill } = shown?.order ?? {}
  if (state === 'open' || state === 'closing') return SOON_MS
  return ebill?.state === 'in_work' ? LATER_MS : false
}

/** How the order stands, with the way to the application or to a new one where that is what is left to do. */
function Standing({ shown, isBack }: { shown: Shown; isBack: boolean }) {
  const { order, isAsking } = shown
  const { state } = order
  if (state === 'open')
    return isBack && isAsking ? (
      <Notice tone="going">
        <p className="kj-strong">{texts.confirming}</p>
        <p>{texts.confirmingHelp}</p>
      </Notice>
    ) : null
  const isToWait = order.paysFor.state !== 'withdrawn' && order.paysFor.state !== 'rejected'
  return (
    <Notice tone={state === 'paid' && isToWait ? 'approval' : 'going'}>
      {state === 'closing' && <p className="kj-strong">{texts.confirming}</p>}
      <p>{orderHelp({ ...order, state })}</p>
      {state === 'paid' && <WayOn order={order} />}
    </Notice>
  )
}

/** Leads to the application that the fee pays; a withdrawn one is filed anew from its service. */
function WayOn({ order: { service, paysFor } }: { order: Shown['order'] }) {
  return paysFor.state === 'withdrawn' ? (
    <Link className="kj-link" to="/services/$service" params={{ service }}>
      {texts.toService(SERVICES[service].title)}
    </Link>
  ) : (
    <Link
      className="kj-link"
      to="/services/$service/applications/$application"
      params={{ service, application: paysFor.id }}
    >
      {texts.toApplication}
    </Link>
  )
}
