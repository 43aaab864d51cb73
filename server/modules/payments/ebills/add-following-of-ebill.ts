import type { Tx } from '#platform/db/database.ts'
import { addJob } from '#platform/jobs/jobs.store.ts'

/** Orders the job that brings the 财政电子票据 of a payment to where it belongs, at that instant. */
export function addFollowingOfEbill(
  tx: Tx,
  { paymentId, at }: { paymentId: string; at: Date },
): Promise<void> {
  return addJob(tx, 'follow-ebill', {
    payload: { paymentId },
    runAt: at,
    key: `follow ebill ${paymentId}`,
  })
}
