import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { type PictureBox, picturesIn } from '#contracts/filed.ts'
import { oneReview } from '#contracts/office/reviews.ts'
import { isServiceName } from '#contracts/services.ts'
import { errorWords } from '#web/client/error-words.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { focusTitle } from '#web/ui/focus-back.ts'
import { Notice } from '#web/ui/notice.tsx'
import { stickyAtBottom } from '#web/ui/sticky-bars.ts'
import { leadsNowhere } from '../../shell/leads-nowhere.ts'
import { NotFoundPage } from '../../shell/not-found-page.tsx'
import { useGoTo } from '../../shell/office-link.tsx'
import { ScrollArea } from '../../shell/scroll-area.tsx'
import { useSingleKeys } from '../../single-keys.ts'
import { DecisionActs } from '../decision/decision-acts.tsx'
import { ExceptionNotice } from '../exceptions/exception-notice.tsx'
import { ImageViewer } from '../pictures/image-viewer.tsx'
import { picturesOf } from '../pictures/picture.ts'
import { LastDecided, tellDecided } from '../queue/last-decided.tsx'
import { queueAddress, useQueueView } from '../queue/queue-view.ts'
import { useTakeNext } from '../queue/use-take-next.ts'
import { reviewTexts as texts } from '../reviews.texts.ts'
import { Beside } from './beside.tsx'
import { ClaimNotice } from './claim-notice.tsx'
import { Coincidences } from './coincidences.tsx'
import { MarkedPages } from './marked-pages.tsx'
import { PrintedPaper, ToSettle } from './printed-paper.tsx'
import { QueuePane } from './queue-pane.tsx'
import { RestNotice } from './rest-notice.tsx'
import { Advice, Differences, FiledContent, type Review, Steps } from './review-facts.tsx'
import { ReviewHead } from './review-head.tsx'
import { useClaim } from './use-claim.ts'
import { useLeave } from './use-leave.ts'
import '../reviews.css'

/**
 * Shows one application on one screen: the queue, the pictures, and the filed content with the decision below (REV-03).
 */
export function ReviewPage() {
  const { service = '', id } = useParams({ strict: false }) as { service?: string; id: string }
  const reply = useReply(oneReview, { params: { id } })
  if (!isServiceName(service) || leadsNowhere(reply.error)) return <NotFoundPage />
  return (
    <div className="kj-review-page">
      <Loaded reply={reply}>{(review) => <ReviewDesk key={id} review={review} />}</Loaded>
    </div>
  )
}

function ReviewDesk({ review }: { review: Review }) {
  const { id } = review.item
  const [index, setIndex] = useState(0)
  const [mark, setMark] = useState<PictureBox>()
  const pictures = picturesOf(picturesIn(review.filed))
  const { unseen, onShown } = useSeen(review)
  const { take, onDecided, error } = useNext(review)
  const claim = useClaim(review)
  const claimNotice = <ClaimNotice review={review} claim={claim} />
  const leave = useLeave(review)
  const view = useQueueView()
  const back = () => leave(queueAddress(review.item.service, view))
  useSingleKeys({ q: back, n: take })
  // The router moves the focus before this page has its title, so the page does it itself.
  useEffect(focusTitle, [])
  const show = (credentialId: string) => {
    const found = pictures.findIndex(({ credential }) => credential.credentialId === credentialId)
    if (found >= 0) setIndex(found)
  }
  return (
    <div className="kj-workbench" data-pictures={pictures.length}>
      <div className="kj-review-head">
        <ReviewHead review={review} left={claim.left} onLeave={back} />
        {claimNotice}
        <RestNotice review={review} />
        <ExceptionNotice review={review} />
        {review.undo && <Notice tone="must">{texts.undoOpen(review.undo.by)}</Notice>}
        {error && <Notice tone="refusal">{errorWords(error)}</Notice>}
      </div>
      <QueuePane review={review} onOpen={leave} />
      {pictures.length > 0 && (
        <div className="kj-review-pictures">
          <ImageViewer
            pictures={pictures}
            index={Math.min(index, pictures.length - 1)}
            onIndex={setIndex}
            onShown={onShown}
            filed={review.filed}
            unseenIds={unseen}
            mark={mark}
            onMark={review.can.decide ? setMark : undefined}
            unseen={review.can.decide && review.level === review.levels ? unseen.length : undefined}
          />
        </div>
      )}
      <div className="kj-review-facts">
        <ScrollArea label={texts.filed}>
          <MarkedPages pages={review.markedPages} onShown={onShown} />
          <Coincidences coincidences={review.coincidences} />
          <Differences differences={review.differences} />
          <ToSettle item={review.item} />
          <FiledContent review={review} onShow={show} />
          <Advice advice={review.advice} onShow={show} />
          <Beside review={review} onOpen={leave} />
          <Steps steps={review.steps} />
          <PrintedPaper item={review.item} />
        </ScrollArea>
      </div>
      <div ref={stickyAtBottom} className="kj-review-decision">
        <LastDecided key={id} />
        <DecisionActs
          review={review}
          mark={mark}
          isLapsed={claim.left === 0}
          news={claimNotice}
          unseen={unseen.length}
          onShowUnseen={() => setIndex(pictures.findIndex(({ id: picture }) => unseen.includes(picture)))}
          onDecided={onDecided}
        />
      </div>
    </div>
  )
}

/** Keeps the pictures that this person has never opened, on this page or before (REV-07). */
function useSeen({ unopened }: Review) {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set())
  const onShown = (id: string) => setSeen((now) => (now.has(id) ? now : new Set([...now, id])))
  return { unseen: unopened.filter((id) => !seen.has(id)), onShown }
}

/** Opens the oldest free application after a decision, or by the key n while the current one stays claimed (REV-02). */
function useNext({ item }: Review) {
  const goTo = useGoTo()
  const view = useQueueView()
  const { take, next } = useTakeNext(item.service, {
    openId: item.id,
    onNone: () => goTo(queueAddress(item.service, view)),
  })
  const onDecided = (words: string) => {
    tellDecided({ service: item.service, id: item.id, words })
    take()
  }
  return { take, onDecided, error: next.error }
}
