import type { Tx } from '#platform/db/database.ts'
import { lockSubject, type PaperSubject } from './paper.store.ts'

declare const HELD: unique symbol

/** Proof that no paper of the subject is issued or revoked by another transaction before this one ends. */
export interface HeldPapers<Subject extends PaperSubject = PaperSubject> {
  subject: Subject
  [HELD]: true
}

/**
 * Holds the papers of a person or of a batch. Whoever issues one does this BEFORE reading what the paper will say: otherwise a correction
 * in between would revoke the papers that there are, and this one would come out with the older content.
 */
export async function holdPapers<Subject extends PaperSubject>(
  tx: Tx,
  subject: Subject,
): Promise<HeldPapers<Subject>> {
  await lockSubject(tx, subject)
  return { subject } as HeldPapers<Subject>
}
