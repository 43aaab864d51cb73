import type { Tx } from '#platform/db/database.ts'
import type { PaperKind, RevocationReason } from '#rulebook/papers/paper-kinds.ts'
import { entryOf } from '#rulebook/papers/revocation-list.ts'
import {
  insertRevocation,
  listInForce,
  lockSubject,
  type PaperMatter,
  type PaperSubject,
} from './paper.store.ts'

/** Which papers stop holding, and why. */
export interface PapersToRevoke {
  subject: PaperSubject
  kinds: readonly PaperKind[]
  /** Only papers that tell about one of these. */
  about: readonly PaperMatter[] | 'all'
  reason: RevocationReason
  at: Date
}

/**
 * VER-02: revokes papers in the transaction of what makes them untrue, so that no change is ever without it. Answers how many held until
 * now. A caller with several subjects goes from persons to batches.
 */
export async function revokePapers(
  tx: Tx,
  { subject, kinds, about, reason, at }: PapersToRevoke,
): Promise<number> {
  await lockSubject(tx, subject)
  const papers = await listInForce(tx, { subject, kinds, about })
  for (const { id, statement } of papers)
    await insertRevocation(tx, { paperId: id, reason, entry: entryOf(statement, reason), at })
  return papers.length
}
