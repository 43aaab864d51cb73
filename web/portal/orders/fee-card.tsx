import { feeOfApplication } from '#contracts/payments/portal.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { fen, yuanOf } from '#rulebook/money/fen.ts'
import { useReply } from '#web/client/queries.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { Link } from '../shell/link.tsx'
import { FeeLine } from './fee-line.tsx'
import { ordersTexts as texts } from './orders.texts.ts'

/** What an application costs, beside its details (GRA-09); nothing when it costs nothing. */
export function FeeCard({ applicationId }: { applicationId: string }) {
  const fee = useReply(feeOfApplication, { params: { id: applicationId } }).data?.fee
  if (!fee) return null
  const { payment, orderId } = fee
  return (
    <SectionCard title={texts.fee}>
      <p className="kj-strong">{texts.feeIs(fee.title, yuanOf(fen(fee.fen)))}</p>
      {payment ? (
        <p>{texts.paidOn(formatInstant(new Date(payment.paidAt)), payment.receiptNo)}</p>
      ) : (
        <FeeLine applicationId={applicationId} fee={fee} />
      )}
      {payment && orderId !== undefined && (
        <Link className="kj-link" to="/orders/$order" params={{ order: orderId }}>
          {texts.view}
        </Link>
      )}
    </SectionCard>
  )
}
