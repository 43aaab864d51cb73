import type { Tx } from '#platform/db/database.ts'
import { lockSubject, type PaperSubject } from './paper.store.ts'

declare const LOCKED: unique symbol

/** Proof that no paper of the subject is issued or revoked by another transaction before this one ends. */
export interface PaperLock<Subject extends PaperSubject = PaperSubject> {
  subject: Subject
  [LOCKED]: true
}

/**
 * Locks the papers of a person or of a batch. Whoever issues one does this BEFORE reading what the paper will say: otherwise a correction
 * in between would revoke the papers that there are, and this one would come out with the older content.
 */
export async function lockPapers<Subject extends PaperSubject>(
  tx: Tx,
  subject: Subject,
): Promise<PaperLock<Subject>> {
  await lockSubject(tx, subject)
  return { subject } as PaperLock<Subject>
}
