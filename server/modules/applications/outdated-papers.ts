import type { StepKind } from '#contracts/applications.ts'
import { revokePapers } from '#modules/paper-proofs/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { PaperKind, RevocationReason } from '#rulebook/papers/paper-kinds.ts'

/** Which papers a step makes outdated, and why; the others leave every paper as it is. */
const OUTDATES: Partial<Record<StepKind, { kinds: readonly PaperKind[]; reason: RevocationReason }>> = {
  modified: { kinds: ['filing_receipt', 'registration_form'], reason: 'superseded' },
  refiled: { kinds: ['filing_receipt', 'registration_form'], reason: 'superseded' },
  amended: { kinds: ['filing_receipt', 'registration_form'], reason: 'superseded' },
  withdrawn: { kinds: ['filing_receipt', 'registration_form'], reason: 'application_ended' },
  // What was printed to be checked gives way to the form that is filed, and that one when the approval is taken back.
  approved: { kinds: ['registration_form'], reason: 'superseded' },
  undone: { kinds: ['registration_form', 'transfer_form'], reason: 'application_ended' },
}

/** VER-02: revokes the papers of an application that a step makes outdated, in the transaction of the step. */
export async function outdatePapers(
  tx: Tx,
  application: { id: string; person_id: string },
  { kind, at }: { kind: StepKind; at: Date },
): Promise<void> {
  const outdated = OUTDATES[kind]
  if (!outdated) return
  const subject = `person:${application.person_id}` as const
  await revokePapers(tx, { ...outdated, subject, about: [`application:${application.id}`], at })
}
