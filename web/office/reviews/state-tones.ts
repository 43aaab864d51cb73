import type { ApplicationState } from '#contracts/applications.ts'
import type { Tone } from '#web/ui/status-badge.tsx'

/** What each state means for a reviewer. */
export const STATE_TONES: Record<ApplicationState, Tone> = {
  pending: 'going',
  in_review: 'going',
  approved: 'approval',
  rejected: 'refusal',
  withdrawn: 'quiet',
}
