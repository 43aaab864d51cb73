import type { Tx } from '#platform/db/database.ts'
import type { Adapters } from '#server/deps.ts'
import { addFollowingOfEbill } from '../ebills/add-following-of-ebill.ts'
import { listOverdueEbills } from '../ebills/ebill.store.ts'
import { addFollowingOfRefund } from '../refunds/add-following-of-refund.ts'
import { addFollowing } from './add-following.ts'
import { listOverdueOrders, listOverdueRefunds } from './unsettled.store.ts'

/** So long after its time a job that lives has run; what is later has none any more, or one that comes forward. */
const OVERDUE_MS = 3600_000
/** A payment of so long ago gets its e-bill also when the issuer was set up after it. */
const MONTH_MS = 31 * 86_400_000

/**
 * PAY-04: orders the jobs of orders and refunds whose time came and passed. A job that used up its tries asks nobody any more: without
 * this an order would stay open, and money on its way back would be forgotten. What is settled meanwhile is left as it is by the job.
 */
export async function followOverdue(
  tx: Tx,
  { clock, ebills }: Pick<Adapters, 'clock' | 'ebills'>,
): Promise<void> {
  const at = clock.now()
  const before = new Date(at.getTime() - OVERDUE_MS)
  for (const orderId of await listOverdueOrders(tx, before)) await addFollowing(tx, { orderId, at })
  for (const refundId of await listOverdueRefunds(tx, before))
    await addFollowingOfRefund(tx, { refundId, at })
  if (!ebills) return
  const since = new Date(at.getTime() - MONTH_MS)
  for (const paymentId of await listOverdueEbills(tx, { before, since }))
    await addFollowingOfEbill(tx, { paymentId, at })
}
