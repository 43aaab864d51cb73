import { Refusal, requireFound } from '#kernel/refusal.ts'
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

/** Locks the same for somebody who saw that version of the refund. Refuses `stale` when it has moved since. */
export async function lockSeenRefund(
  tx: Tx,
  { id, version }: { id: string; version: number },
): Promise<LockedRefund> {
  const locked = requireFound(await lockOrderOfRefund(tx, id))
  if (locked.refund.version !== version) throw new Refusal('stale')
  return locked
}
