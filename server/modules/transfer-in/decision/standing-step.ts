import type { ArrivalStepKind, ArrivalStepRow } from '../arrival-step.store.ts'

/** What two people can take back. */
const UNDOABLE: ReadonlySet<ArrivalStepKind> = new Set([
  'passed',
  'approved',
  'rejected',
  'confirmed',
  'returned',
  'expired',
])

/** REV-06: the newest step, when it can be undone and has not been: no corrected file and no other move came after it. */
export function standingStep(steps: readonly ArrivalStepRow[]): ArrivalStepRow | undefined {
  const undone = new Set(steps.map(({ undoes_seq }) => undoes_seq))
  const last = steps.filter(({ kind, seq }) => kind !== 'undone' && !undone.has(seq)).at(-1)
  return last && UNDOABLE.has(last.kind) ? last : undefined
}

/** REV-04: whether this person has judged at another level. What was undone still was a judgement. */
export function hasJudgedAtOtherLevel(
  steps: readonly ArrivalStepRow[],
  { staffId, level }: { staffId: string; level: number },
): boolean {
  return steps.some((step) => step.staff_id === staffId && step.level !== null && step.level !== level)
}
