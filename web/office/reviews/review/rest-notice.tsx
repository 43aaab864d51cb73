import { formatInstant } from '#rulebook/beijing-time.ts'
import { Notice } from '#web/ui/notice.tsx'
import { reviewTexts as texts } from '../reviews.texts.ts'
import type { Review } from './review-facts.tsx'

/** Says why the application rests, or that the candidate did not answer a request to amend in time (REV-10). */
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
