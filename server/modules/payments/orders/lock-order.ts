import { type ApplicationRow, lockApplication } from '#modules/applications/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { findOrder, lockOrdersOf, type OrderRow } from './order.store.ts'

/** An order, its application, and the other orders of the same application, locked in this order until the transaction ends. */
export interface LockedOrder {
  order: OrderRow
  application: ApplicationRow
  others: readonly OrderRow[]
}

/**
 * Locks an order with what it depends on. Reviews lock the application first as well, so that a payment and a decision never wait
 * for each other in a circle. Undefined: there is no such order.
 */
export async function lockOrder(tx: Tx, id: string): Promise<LockedOrder | undefined> {
  const found = await findOrder(tx, id)
  if (!found) return undefined
  const application = await lockApplication(tx, found.application_id)
  if (!application) throw new Error('an order of an application that does not exist')
  const orders = await lockOrdersOf(tx, application.id)
  const order = orders.find((one) => one.id === id)
  if (!order) throw new Error('an order that is none of its application')
  return { order, application, others: orders.filter((one) => one.id !== id) }
}
