import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PictureBox } from '#contracts/filed.ts'
import { decideReview, oneReview } from '#contracts/office/reviews.ts'
import type { BodyOf } from '#contracts/route.ts'
import { useAct } from '#web/client/queries.ts'
import { ActDialog } from '../../ui-act-dialog.tsx'
import type { Review } from '../review/review-facts.tsx'
import { reviewTexts as texts } from '../reviews.texts.ts'
import { FaultDialog } from './fault-dialog.tsx'
import { MOVE_REFRESHES } from './move-dialogs.tsx'
import { TogetherFields, useTogether } from './together.tsx'

type Verdict = Omit<BodyOf<typeof decideReview>, 'revision'>

/**
 * Decides on the revision shown when the decision began, alone or together with what was filed with the same evidence.
 * After a refusal the page behind the dialog shows the news.
 */
function useDecision(
  review: Review,
  { verdict, onDone }: Pick<Verdict, 'verdict'> & { onDone: (words: string) => void },
) {
  const client = useQueryClient()
  const act = useAct(decideReview, MOVE_REFRESHES)
  const together = useTogether(review, verdict)
  const [{ id, revision, title }] = useState(review.item)
  const word = verdict === 'approve' ? texts.approve : texts.reject
  const onError = () => void client.invalidateQueries({ queryKey: [oneReview.id] })
  const decide = (faults: Omit<Verdict, 'verdict'>) => {
    if (together.chosen.length > 0) return together.decide({ verdict, ...faults }, { onDone, onError })
    act.mutate(
      { params: { id }, body: { revision, verdict, ...faults } },
      { onSuccess: () => onDone(texts.decided(title, word)), onError },
    )
  }
  return { running: together.chosen.length > 0 ? together.act : act, decide, together }
}

export interface DecideDialogProps {
  review: Review
  mark: PictureBox | undefined
  onClose: () => void
  onDone: (words: string) => void
}

/** 通过: confirmed by Enter (REV-04). */
export function ApproveDialog({ review, onClose, onDone }: Omit<DecideDialogProps, 'mark'>) {
  const { running, decide, together } = useDecision(review, { verdict: 'approve', onDone })
  return (
    <ActDialog
      title={texts.approveTitle(review.item.title)}
      act={texts.approve}
      running={running}
      onCancel={onClose}
      onConfirm={() => decide({ reasons: [] })}
    >
      <p>{texts.approveLead(review.level === review.levels)}</p>
      <TogetherFields together={together} />
    </ActDialog>
  )
}

/** 不通过: with reasons, which the candidate reads (REV-04). */
export function RejectDialog({ review, mark, onClose, onDone }: DecideDialogProps) {
  const { running, decide, together } = useDecision(review, { verdict: 'reject', onDone })
  return (
    <FaultDialog
      danger
      review={review}
      mark={mark}
      title={texts.rejectTitle(review.item.title)}
      act={texts.reject}
      running={running}
      onClose={onClose}
      onConfirm={decide}
      below={<TogetherFields together={together} />}
    />
  )
}
