import { Link } from '@tanstack/react-router'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { ordersTexts as texts } from './orders.texts.ts'

/** 「我的订单」. The page is empty, because no service that costs money is open yet. */
export function OrdersPage() {
  return (
    <>
      <PageTitle title={texts.title} />
      <div className="kj-card">
        <EmptyState title={texts.empty}>
          <p>{texts.why}</p>
          <Link className="kj-link" to="/services">
            {texts.toServices}
          </Link>
        </EmptyState>
      </div>
    </>
  )
}
