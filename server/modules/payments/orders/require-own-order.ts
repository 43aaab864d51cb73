import { requireFound } from '#kernel/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import { type LockedOrder, lockOrder } from './lock-order.ts'
import { findOrder, type OrderRow } from './order.store.ts'

/** Locks an own order; somebody else's is not there (house rule 14). */
export async function requireOwnOrder(tx: Tx, key: { id: string; personId: string }): Promise<LockedOrder> {
  await findOwnOrder(tx, key)
  return requireFound(await lockOrder(tx, key.id))
}

/** Reads an own order without a lock. */
export async function findOwnOrder(
  tx: Tx,
  { id, personId }: { id: string; personId: string },
): Promise<OrderRow> {
  const order = await findOrder(tx, id)
  return requireFound(order?.person_id === personId ? order : undefined)
}
