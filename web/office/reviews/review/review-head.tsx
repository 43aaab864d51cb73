import { Button } from '@mantine/core'
import { PageTitle } from '#web/ui/page-title.tsx'
import { DueWords } from '../queue/due-words.tsx'
import { QueueState } from '../queue/queue-state.tsx'
import { reviewsTexts, reviewTexts as texts } from '../reviews.texts.ts'
import type { Review } from './review-facts.tsx'
import { clockWords } from './use-claim.ts'

interface ReviewHeadProps {
  review: Review
  /** The milliseconds left of this person's own claim. */
  left: number | undefined
  onLeave: () => void
}

/** Says in two lines what the application is for, whose it is, at which level and until when (REV-03). */
export function ReviewHead({ review, left, onLeave }: ReviewHeadProps) {
  const { item, levelName, level, levels, idNumberMasked } = review
  return (
    <PageTitle
      title={item.title}
      product={reviewsTexts.product}
      lead={texts.lead([
        item.personName,
        idNumberMasked,
        item.ticketNo,
        item.schoolName,
        reviewsTexts.noOf(item.applicationNo),
        ...(item.revision > 1 ? [reviewsTexts.again(item.revision)] : []),
      ])}
      aside={
        <div className="kj-row">
          <QueueState item={item} />
          {levelName && <span>{texts.levelOf(levelName, level, levels)}</span>}
          {item.dueAt && (
            <span>
              {reviewsTexts.due} <DueWords dueAt={item.dueAt} />
            </span>
          )}
          {left !== undefined && left > 0 && <span role="timer">{texts.claimed(clockWords(left))}</span>}
          <Button
            variant="default"
            size="compact-md"
            className="kj-small-act"
            rightSection={<kbd aria-hidden>q</kbd>}
            onClick={onLeave}
          >
            {texts.back}
          </Button>
        </div>
      }
    />
  )
}
