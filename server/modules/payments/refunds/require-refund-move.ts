import { Refusal } from '#kernel/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import { afterRefundMove, type RefundMove } from './refund.lifecycle.ts'
import { moveRefund, type RefundChange, type RefundRow } from './refund.store.ts'

/** Moves a refund that the caller has locked. Refuses `stale` when the lifecycle does not know the move from there. */
export async function requireRefundMove(
  tx: Tx,
  { refund, move, at, change }: { refund: RefundRow; move: RefundMove; at: Date; change?: RefundChange },
): Promise<RefundRow> {
  const to = afterRefundMove(refund.state, move)
  if (!to || !(await moveRefund(tx, { from: refund, to, at, ...(change ? { change } : {}) })))
    throw new Refusal('stale')
  return { ...refund, ...change, state: to, version: refund.version + 1, moved_at: at }
}
