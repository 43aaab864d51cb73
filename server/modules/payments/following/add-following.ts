import type { Tx } from '#platform/db/database.ts'
import { addJob } from '#platform/jobs/jobs.store.ts'

/** Orders the job that looks after an order, at that instant; one that was ordered for later comes forward. */
export function addFollowing(tx: Tx, { orderId, at }: { orderId: string; at: Date }): Promise<void> {
  return addJob(tx, 'follow-order', { payload: { orderId }, runAt: at, key: `follow order ${orderId}` })
}
