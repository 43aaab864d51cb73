import type { Provider } from '#contracts/payments/order.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Notice } from '#platform/payment/payment-provider.ts'
import type { Adapters } from '#server/deps.ts'
import { learnRefund } from './learn-refund.ts'
import { findRefundable, findRefundByNo } from './refund.store.ts'

/**
 * Takes a notice about a refund: genuine, and ours when number, provider and attempt fit together. One that is not ours changes
 * nothing here; the day's bill shows it to finance.
 */
export async function takeRefundNotice(
  tx: Tx,
  deps: Pick<Adapters, 'ids' | 'clock'>,
  { provider, notice }: { provider: Provider; notice: Extract<Notice, { kind: 'refund' }> },
): Promise<'refund' | 'attempt_unknown'> {
  // Begun at the provider's console: it has no number of ours.
  if (notice.refundNo === undefined) return 'attempt_unknown'
  const refund = await findRefundByNo(tx, notice.refundNo)
  const payment = refund && (await findRefundable(tx, refund.payment_id))
  if (refund?.channel !== provider || payment?.attempt_no !== notice.attemptNo) return 'attempt_unknown'
  // 'absent' in a notice would be no word about a refund; asking again is the job's.
  if (notice.state.kind === 'done' || notice.state.kind === 'failed')
    await learnRefund(tx, deps, { refundId: refund.id, state: notice.state })
  return 'refund'
}
