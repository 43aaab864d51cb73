import type { ApplicationState } from '#contracts/applications.ts'
import type { Tone } from '#web/ui/status-badge.tsx'
import { applicationsTexts as texts } from './applications.texts.ts'

/** The fixed word and colour for each state (APP-03). */
export const stateBadges = {
  pending: { tone: 'going', word: texts.pending },
  in_review: { tone: 'going', word: texts.inReview },
  amending: { tone: 'must', word: texts.amending },
  approved: { tone: 'approval', word: texts.approved },
  rejected: { tone: 'refusal', word: texts.rejected },
  withdrawn: { tone: 'quiet', word: texts.withdrawn },
} as const satisfies Record<ApplicationState, { tone: Tone; word: string }>
