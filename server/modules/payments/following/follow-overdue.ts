import type { Tx } from '#platform/db/database.ts'
import { addFollowingOfRefund } from '../refunds/add-following-of-refund.ts'
import { addFollowing } from './add-following.ts'
import { listOverdueOrders, listOverdueRefunds } from './unsettled.store.ts'

/** So long after its time a job that lives has run; what is later has none any more, or one that comes forward. */
const OVERDUE_MS = 3600_000

/**
 * PAY-04: orders the jobs of orders and refunds whose time came and passed. A job that used up its tries asks nobody any more: without
 * this an order would stay open, and money on its way back would be forgotten. What is settled meanwhile is left as it is by the job.
 */
export async function followOverdue(tx: Tx, at: Date): Promise<void> {
  const before = new Date(at.getTime() - OVERDUE_MS)
  for (const orderId of await listOverdueOrders(tx, before)) await addFollowing(tx, { orderId, at })
  for (const refundId of await listOverdueRefunds(tx, before))
    await addFollowingOfRefund(tx, { refundId, at })
}
