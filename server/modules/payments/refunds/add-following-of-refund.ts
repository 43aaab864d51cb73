import type { Tx } from '#platform/db/database.ts'
import { addJob } from '#platform/jobs/jobs.store.ts'

/** Orders the job that takes a refund to its end, at that instant; one that was ordered for later comes forward. */
export function addFollowingOfRefund(
  tx: Tx,
  { refundId, at }: { refundId: string; at: Date },
): Promise<void> {
  return addJob(tx, 'follow-refund', {
    payload: { refundId },
    runAt: at,
    key: `follow refund ${refundId}`,
  })
}
