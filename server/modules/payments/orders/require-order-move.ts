import type { CloseReason } from '#contracts/payments/order.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import { hurryAttempts } from '../attempts/attempt.store.ts'
import { afterOrderMove, type OrderMove } from './order.lifecycle.ts'
import { moveOrder, type OrderRow } from './order.store.ts'

const CLOSE_REASONS: Partial<Record<OrderMove, CloseReason>> = {
  expire: 'expired',
  cancel: 'cancelled',
  void: 'obsolete',
}

/** Moves an order that the caller has locked. Refuses `order_state` when the lifecycle does not know the move from there. */
export async function requireOrderMove(
  tx: Tx,
  { order, move, at }: { order: OrderRow; move: OrderMove; at: Date },
): Promise<void> {
  const to = afterOrderMove(order.state, move)
  if (!to) throw new Refusal('order_state')
  const because = move === 'close' ? (order.close_reason ?? undefined) : CLOSE_REASONS[move]
  if (!(await moveOrder(tx, { from: order, to, ...(because ? { because } : {}), at })))
    throw new Refusal('stale')
  // Whatever may still be paid at a provider is closed there now, and not when it was going to be asked.
  await hurryAttempts(tx, { orderId: order.id, at })
}
