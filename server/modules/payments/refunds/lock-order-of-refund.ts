import type { Tx } from '#platform/db/database.ts'
import { type LockedOrder, lockOrder } from '../orders/lock-order.ts'
import { findRefund, lockRefund, type RefundRow } from './refund.store.ts'

/** A refund with its order, and what else that order stands with. */
export interface LockedRefund extends LockedOrder {
  refund: RefundRow
}

/** Locks application, orders and refund in this order, as a payment does; undefined: there is no such refund. */
export async function lockOrderOfRefund(tx: Tx, id: string): Promise<LockedRefund | undefined> {
  const found = await findRefund(tx, id)
  const locked = found && (await lockOrder(tx, found.order_id))
  return locked && { ...locked, refund: await lockRefund(tx, id) }
}
