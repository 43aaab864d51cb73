import type { Actor, Origin } from '#kernel/actor.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { lockApplication } from '#modules/applications/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Adapters } from '#server/deps.ts'
import { isFeeOpen } from '../fees/fee.rules.ts'
import { findFee } from '../fees/fee.store.ts'
import { orderAtCounter } from '../orders/open-order.ts'
import { requireNoOrderOfOtherAmount } from '../orders/order-of-other-amount.ts'
import { recordPayment } from './record-payment.ts'

/**
 * PAY-05: records that the fee of an application was paid at the counter of the 主考学校, under the number of the slip. Answers the order
 * that is paid by it.
 */
export async function payAtCounter(
  tx: Tx,
  deps: Pick<Adapters, 'ids' | 'clock'>,
  paid: {
    applicationId: string
    slipNo: string
    paidAt: Date
    by: { actor: Actor; origin?: Origin }
  },
): Promise<{ orderId: string }> {
  const application = requireFound(await lockApplication(tx, paid.applicationId))
  const fee = await findFee(tx, application.id)
  if (!fee || !isFeeOpen(fee.opensAfter, application)) throw new Refusal('fee_not_owed')
  await requireNoOrderOfOtherAmount(tx, { applicationId: application.id, fee })
  const { id: orderId } = await orderAtCounter(tx, deps, { application, fee, at: deps.clock.now() })
  const outcome = await recordPayment(tx, deps, {
    ...{ orderId, fen: fee.fen, transactionNo: paid.slipNo, paidAt: paid.paidAt, by: paid.by },
    from: { channel: 'counter' },
  })
  // The same slip for another order: nothing was recorded.
  if (outcome !== 'paid') throw new Refusal('order_state')
  return { orderId }
}
