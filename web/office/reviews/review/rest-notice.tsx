import { formatInstant } from '#rulebook/beijing-time.ts'
import { Notice } from '#web/ui/notice.tsx'
import { reviewTexts as texts } from '../reviews.texts.ts'
import type { Review } from './review-facts.tsx'

/** REV-10: why it rests, for whoever opens it, and that what was asked back was not answered in time. */
export function RestNotice({ review: { rest, item } }: { review: Review }) {
  const { amendment } = item
  return (
    <>
      {rest && (
        <Notice tone="must">
          <span className="kj-strong">{texts.resting(rest.by, formatInstant(new Date(rest.at)))}</span>{' '}
          {rest.note}
        </Notice>
      )}
      {amendment?.isOver && (
        <Notice tone="must">{texts.amendmentOver(formatInstant(new Date(amendment.until)))}</Notice>
      )}
    </>
  )
}
