import type { QueueItem } from '#contracts/office/queues.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { reviewsTexts as texts } from '../reviews.texts.ts'
import { STATE_TONES } from '../state-tones.ts'

/** Shows the state of an application, and whether it rests or is with the candidate (REV-10). */
export function QueueState({ item: { state, isHeld, amendment } }: { item: QueueItem }) {
  return (
    <span className="kj-row">
      {amendment?.isOver ? (
        <StatusBadge tone="refusal" word={texts.amendmentOver} />
      ) : (
        <StatusBadge tone={STATE_TONES[state]} word={texts.stateWords[state] ?? state} />
      )}
      {isHeld && <StatusBadge tone="quiet" word={texts.resting} />}
      {amendment && !amendment.isOver && (
        <span className="kj-soft kj-nowrap">
          {texts.amendUntil(formatInstant(new Date(amendment.until)))}
        </span>
      )}
    </span>
  )
}
