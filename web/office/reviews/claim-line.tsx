import { Button } from '@mantine/core'
import { useState } from 'react'
import { errorWords } from '#web/client/error-words.ts'
import { Notice } from '#web/ui/notice.tsx'
import { ActDialog } from '../ui-act-dialog.tsx'
import type { Review } from './review-facts.tsx'
import { reviewTexts as texts } from './reviews.texts.ts'
import { clockWords, useClaim } from './use-claim.ts'

/** REV-02: who holds it and for how long; taking over asks first. */
export function ClaimLine({ review }: { review: Review }) {
  const { act, release, left } = useClaim(review)
  const [isAsked, setAsked] = useState(false)
  const { id } = review.item
  const claim = (takeOver: boolean) =>
    act.mutate({ params: { id }, body: { takeOver } }, { onSuccess: () => setAsked(false) })
  if (review.hindrance) return <Notice tone="must">{review.hindrance}</Notice>
  if (review.claim?.mine && left !== undefined && left > 0)
    return (
      <div className="kj-row">
        <span role="timer">{texts.claimed(clockWords(left))}</span>
        <Button
          variant="default"
          size="compact-md"
          className="kj-small-act"
          onClick={() => release.mutate({ params: { id } })}
        >
          {texts.release}
        </Button>
      </div>
    )
  if (!review.can.claim) return null
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
