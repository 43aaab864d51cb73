import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { oneReview, takeNextReview } from '#contracts/office-reviews.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useAct, useReply } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { OfficeLink, useGoTo } from '../shell/office-link.tsx'
import { useSingleKeys } from '../single-keys.ts'
import { ClaimLine } from './claim-line.tsx'
import { DecisionActs } from './decision-acts.tsx'
import { ImageViewer, picturesOf } from './image-viewer.tsx'
import { lastDecided } from './last-decided.ts'
import { Advice, Coincidences, Differences, FiledContent, type Review, Steps } from './review-facts.tsx'
import { reviewsTexts, reviewTexts as texts } from './reviews.texts.ts'
import { STATE_TONES } from './state-tones.ts'
import './reviews.css'

/** REV-03: one application on one screen. */
export function ReviewPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const reply = useReply(oneReview, { params: { id } })
  return <Loaded reply={reply}>{(review) => <ReviewDesk key={id} review={review} />}</Loaded>
}

function ReviewDesk({ review }: { review: Review }) {
  const { item, filed } = review
  const [index, setIndex] = useState(0)
  const pictures = picturesOf(filed.credentials)
  const goTo = useGoTo()
  const next = useAct(takeNextReview)
  useSingleKeys({ q: () => goTo('/reviews') })
  const onDecided = (words: string) => {
    lastDecided.set(words)
    next.mutate(
      { body: { service: item.service } },
      { onSuccess: ({ id }) => goTo(id ? `/reviews/${id}` : '/reviews'), onError: () => goTo('/reviews') },
    )
  }
  const show = (credentialId: string) => {
    const found = pictures.findIndex(({ credential }) => credential.credentialId === credentialId)
    if (found >= 0) setIndex(found)
  }
  return (
    <>
      <OfficeLink to="/reviews">{texts.back}</OfficeLink>
      <PageTitle
        title={item.title}
        product={reviewsTexts.product}
        lead={`${item.personName} · ${item.ticketNo} · ${item.schoolName} · ${reviewsTexts.again(item.revision)}`}
      />
      <LastDecided />
      <div className="kj-row">
        <StatusBadge
          tone={STATE_TONES[item.state]}
          word={reviewsTexts.stateWords[item.state] ?? item.state}
        />
        {review.levelName && <span>{texts.levelOf(review.levelName, review.level, review.levels)}</span>}
      </div>
      <ClaimLine review={review} />
      {review.undo && <Notice tone="must">{texts.undoOpen(review.undo.by)}</Notice>}
      <div className="kj-review">
        <div className="kj-review-pictures">
          <ImageViewer
            pictures={pictures}
            index={Math.min(index, Math.max(0, pictures.length - 1))}
            onIndex={setIndex}
          />
        </div>
        <div className="kj-review-facts">
          <DecisionActs review={review} onDecided={onDecided} />
          <Coincidences coincidences={review.coincidences} />
          <Differences differences={review.differences} />
          <FiledContent review={review} onShow={show} />
          <Advice advice={review.advice} />
          <Steps steps={review.steps} />
        </div>
      </div>
    </>
  )
}

/** What was decided on the page before: read out, then forgotten. */
export function LastDecided() {
  const [words] = useState(() => lastDecided.take())
  return words ? <Notice tone="approval">{words}</Notice> : null
}
