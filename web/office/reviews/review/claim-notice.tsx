import { Button } from '@mantine/core'
import { useState } from 'react'
import { errorWords } from '#web/client/error-words.ts'
import { Notice } from '#web/ui/notice.tsx'
import { ActDialog } from '../../ui-act-dialog.tsx'
import { reviewTexts as texts } from '../reviews.texts.ts'
import type { Review } from './review-facts.tsx'
import type { useClaim } from './use-claim.ts'

interface ClaimNoticeProps {
  review: Review
  claim: ReturnType<typeof useClaim>
}

/** Says why this person cannot decide now, and offers to claim or take over; taking over asks first (REV-02). */
export function ClaimNotice({ review, claim: { act, left } }: ClaimNoticeProps) {
  const [isAsked, setAsked] = useState(false)
  const { id } = review.item
  const claim = (takeOver: boolean) =>
    act.mutate({ params: { id }, body: { takeOver } }, { onSuccess: () => setAsked(false) })
  if (review.hindrance) return <Notice tone="must">{review.hindrance}</Notice>
  if (review.claim?.mine && left !== undefined && left > 0) return null
  // The application is free and is about to be claimed, because opening it claims it.
  if (!review.can.claim || (!review.claim && !act.error)) return null
  const by = review.claim?.mine ? undefined : review.claim?.by
  return (
    <>
      <Notice tone="must">
        {act.error && !isAsked ? errorWords(act.error) : by ? texts.heldBy(by) : texts.claimLost}{' '}
        <Button size="compact-md" onClick={() => (by ? setAsked(true) : claim(false))}>
          {by ? texts.takeOver : texts.claim}
        </Button>
      </Notice>
      {isAsked && by && (
        <ActDialog
          title={texts.takeOverTitle(by)}
          act={texts.takeOver}
          running={act}
          onCancel={() => setAsked(false)}
          onConfirm={() => claim(true)}
        >
          <p>{texts.takeOverLead}</p>
        </ActDialog>
      )}
    </>
  )
}
