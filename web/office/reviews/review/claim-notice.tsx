import { Button } from '@mantine/core'
import { useState } from 'react'
import { errorWords } from '#web/client/error-words.ts'
import { DialogNews } from '#web/ui/confirm-dialog.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { ActDialog } from '../../ui-act-dialog.tsx'
import { reviewTexts as texts } from '../reviews.texts.ts'
import type { Review } from './review-facts.tsx'
import type { useClaim } from './use-claim.ts'

/** Under it the page says that the claim is about to end. */
const ENDS_SOON_MS = 2 * 60_000

interface ClaimNoticeProps {
  review: Review
  claim: ReturnType<typeof useClaim>
}

/**
 * Says why this person cannot decide now, and offers to claim or take over; taking over asks for a reason, which the
 * colleague reads (REV-02).
 */
export function ClaimNotice({ review, claim: { act, left, isOpening, wasMine } }: ClaimNoticeProps) {
  const [isAsked, setAsked] = useState(false)
  const { id } = review.item
  if (review.hindrance) return <Notice tone="must">{review.hindrance}</Notice>
  if (review.claim?.mine && left !== undefined && left > 0)
    return left < ENDS_SOON_MS ? <Notice tone="must">{texts.claimEnds}</Notice> : null
  // The application is free and is about to be claimed, because opening it claims it.
  if (!review.can.claim || (isOpening && !act.error)) return null
  const holder = review.claim?.mine ? undefined : review.claim
  return (
    <>
      <Notice tone={wasMine ? 'refusal' : 'must'}>
        {act.error && !isAsked ? errorWords(act.error) : wordsOf(holder, wasMine)}{' '}
        <Button
          size="compact-md"
          onClick={() => (holder ? setAsked(true) : act.mutate({ params: { id }, body: {} }))}
        >
          {holder ? texts.takeOver : texts.claim}
        </Button>
      </Notice>
      {isAsked && holder && (
        <DialogNews value={null}>
          <ActDialog
            title={texts.takeOverTitle(holder.by)}
            act={texts.takeOver}
            running={act}
            note={{ label: texts.takeOverReason, help: texts.takeOverHelp, min: 4 }}
            onCancel={() => setAsked(false)}
            onConfirm={(reason = '') =>
              act.mutate(
                { params: { id }, body: { takeOver: true, reason } },
                { onSuccess: () => setAsked(false) },
              )
            }
          >
            <p>{texts.takeOverLead}</p>
          </ActDialog>
        </DialogNews>
      )}
    </>
  )
}

function wordsOf(holder: Review['claim'], wasMine: boolean): string {
  if (holder?.takenFromMe !== undefined) return texts.takenFromYou(holder.by, holder.takenFromMe)
  if (holder) return texts.heldBy(holder.by)
  return wasMine ? texts.claimLost : texts.claimFree
}
