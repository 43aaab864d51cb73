import { Button } from '@mantine/core'
import { useState } from 'react'
import { askException, decideException, type ExceptionView } from '#contracts/office/exceptions.ts'
import { oneReview } from '#contracts/office/reviews.ts'
import { useAct } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { ActDialog } from '../../ui-act-dialog.tsx'
import type { Review } from '../review/review-facts.tsx'
import { exceptionTexts as texts } from './exception.texts.ts'

/** Says what the rules have against the approval that is due, and what becomes of an exception (AUD-04). */
export function ExceptionNotice({ review }: { review: Review }) {
  const { lack, exception } = review
  if (lack === undefined) return null
  const isOpen = exception?.lack === lack && exception.state !== 'refused'
  return (
    <Notice tone="must">
      <p>
        <span className="kj-strong">{texts.lack}</span> {lack}
      </p>
      {exception && <p>{texts.stateOf(exception)}</p>}
      {isOpen ? <Answer exception={exception} /> : <Ask review={review} />}
    </Notice>
  )
}

function Ask({ review: { item } }: { review: Review }) {
  const act = useAct(askException, [oneReview])
  const [isAsking, setAsking] = useState(false)
  const ask = (reason: string | undefined) =>
    act.mutate(
      { params: { id: item.id }, body: { revision: item.revision, reason: reason ?? '' } },
      { onSuccess: () => setAsking(false) },
    )
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setAsking(true)}>
        {texts.ask}
      </Button>
      {isAsking && (
        <ActDialog
          title={texts.ask}
          act={texts.ask}
          running={act}
          note={{ label: texts.reason, min: 4 }}
          onCancel={() => setAsking(false)}
          onConfirm={ask}
        >
          <p>{texts.askLead}</p>
        </ActDialog>
      )}
    </>
  )
}

/** The answers of the second person; whoever asked waits. */
function Answer({ exception }: { exception: ExceptionView }) {
  const act = useAct(decideException, [oneReview])
  const [decision, setDecision] = useState<'agree' | 'refuse'>()
  if (exception.state !== 'requested' || exception.mine) return null
  const settle = (note: string | undefined) =>
    decision &&
    act.mutate(
      { params: { id: exception.id }, body: { decision, ...(note ? { note } : {}) } },
      { onSuccess: () => setDecision(undefined) },
    )
  return (
    <div className="kj-row">
      <Button size="compact-sm" onClick={() => setDecision('agree')}>
        {texts.agree}
      </Button>
      <Button variant="default" size="compact-sm" onClick={() => setDecision('refuse')}>
        {texts.refuse}
      </Button>
      {decision && (
        <ActDialog
          danger={decision === 'agree'}
          title={texts[decision]}
          act={texts[decision]}
          running={act}
          note={{ label: texts.note, min: 0 }}
          onCancel={() => setDecision(undefined)}
          onConfirm={settle}
        >
          <p>{exception.reason}</p>
        </ActDialog>
      )}
    </div>
  )
}
