import { Refusal } from '#kernel/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import { fen, yuanOf } from '#rulebook/money/fen.ts'
import type { Fee } from '../fees/fee.store.ts'
import { lockOrdersOf } from './order.store.ts'

/**
 * PAY-05: refuses `counter_order_amount` while an online order of another amount than today's fee waits: money at the counter would not fit it,
 * and it may be paid at this moment. The caller has locked the application.
 */
export async function requireNoOrderOfOtherAmount(
  tx: Tx,
  { applicationId, fee }: { applicationId: string; fee: Fee },
): Promise<void> {
  const orders = await lockOrdersOf(tx, applicationId)
  const other = orders.find((order) => order.state === 'open' && order.fen !== fee.fen)
  if (!other) return
  throw new Refusal('counter_order_amount', {
    values: { orderNo: other.order_no, ordered: yuanOf(fen(other.fen)), fee: yuanOf(fen(fee.fen)) },
  })
}
