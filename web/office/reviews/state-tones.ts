import type { ApplicationState } from '#contracts/applications.ts'
import type { RuleAdvice } from '#contracts/filed.ts'
import type { Tone } from '#web/ui/status-badge.tsx'

/** The colour of each state for a reviewer. */
export const STATE_TONES: Record<ApplicationState, Tone> = {
  pending: 'going',
  in_review: 'going',
  amending: 'must',
  approved: 'approval',
  rejected: 'refusal',
  withdrawn: 'quiet',
}

/** The colour of each verdict of the rules. */
export const ADVICE_TONES: Record<RuleAdvice['verdict'], Tone> = {
  supported: 'approval',
  unsupported: 'refusal',
  undecided: 'must',
}
