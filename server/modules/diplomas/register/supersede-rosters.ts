import { revokePapers } from '#modules/paper-proofs/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { listSchoolsOf } from './assign-numbers.store.ts'

/**
 * VER-02: a roster names every number of its school in the batch, so that one that was printed before a list got its numbers, or lost
 * them, gives way to one that is printed now. Rosters of other schools say the same as before, and hold.
 */
export async function supersedeRosters(
  tx: Tx,
  { publicationId, batchId, at }: { publicationId: string; batchId: string; at: Date },
): Promise<void> {
  const about = (await listSchoolsOf(tx, publicationId)).map((id) => `school:${id}` as const)
  const subject = `batch:${batchId}` as const
  await revokePapers(tx, { subject, kinds: ['roster'], about, reason: 'superseded', at })
}
