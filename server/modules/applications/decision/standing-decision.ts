import type { StepKind } from '#contracts/applications.ts'
import type { StepRow } from '../filing/filing.store.ts'

/** The decisions of a level. `pass` is an approval at a level that is not the last. */
export type DecisionMove = 'pass' | 'approve' | 'reject'

/** The step that each decision leaves in the timeline. */
export const DECISION_STEPS = {
  pass: 'passed',
  approve: 'approved',
  reject: 'rejected',
} as const satisfies Record<DecisionMove, StepKind>

type DecisionStep = (typeof DECISION_STEPS)[DecisionMove]

/** Steps after which the decision before them still stands. */
const PASSING: ReadonlySet<string> = new Set(['undone', 'held', 'released'])

/**
 * The newest decision that stands: it was not undone, and no filing, return or request for an amendment followed it.
 * Undefined when there is no such decision.
 */
export function standingDecision(steps: readonly StepRow[]): (StepRow & { kind: DecisionStep }) | undefined {
  const undone = new Set(steps.map(({ undoes_seq }) => undoes_seq))
  const last = steps.filter(({ kind, seq }) => !PASSING.has(kind) && !undone.has(seq)).at(-1)
  if (!last) return undefined
  const { kind } = last
  return isDecision(kind) ? { ...last, kind } : undefined
}

/** Steps that are a judgement: a reviewer who took one of them has judged at that level (REV-04). */
const JUDGEMENTS: ReadonlySet<string> = new Set([
  ...Object.values(DECISION_STEPS),
  'returned',
  'amendment_asked',
])

/**
 * Whether a reviewer has judged at another level of the same application, and so may never judge at this one (REV-04).
 */
export function hasJudgedElsewhere(
  steps: readonly StepRow[],
  { staffId, level }: { staffId: string; level: number },
): boolean {
  return steps.some((step) => JUDGEMENTS.has(step.kind) && step.staff_id === staffId && step.level !== level)
}

function isDecision(kind: string): kind is DecisionStep {
  return Object.values(DECISION_STEPS).some((one) => one === kind)
}
