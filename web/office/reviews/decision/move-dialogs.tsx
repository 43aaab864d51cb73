import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { PictureBox } from '#contracts/filed.ts'
import { askAmendment, holdReview, returnReview } from '#contracts/office/moves.ts'
import { reviewQueue, reviewQueues } from '#contracts/office/queues.ts'
import { oneReview } from '#contracts/office/reviews.ts'
import { useAct } from '#web/client/queries.ts'
import { ActDialog } from '../../ui-act-dialog.tsx'
import type { Review } from '../review/review-facts.tsx'
import { reviewTexts as texts } from '../reviews.texts.ts'
import { FaultDialog } from './fault-dialog.tsx'

export const MOVE_REFRESHES = [oneReview, reviewQueue, reviewQueues]
const DAYS = [3, 5, 7, 10, 15, 30]
const USUAL_DAYS = 7

interface MoveDialogProps {
  review: Review
  mark: PictureBox | undefined
  onClose: () => void
  /** Receives the act in words; the page may then open the next application. */
  onDone: (words: string) => void
}

/** 补正: asks what the candidate must amend, and until when (REV-10). */
export function AmendmentDialog({ review, mark, onClose, onDone }: MoveDialogProps) {
  const act = useAct(askAmendment, MOVE_REFRESHES)
  const [{ id, revision, title }] = useState(review.item)
  const [days, setDays] = useState(USUAL_DAYS)
  return (
    <FaultDialog
      review={review}
      mark={mark}
      title={texts.askTitle(title)}
      act={texts.ask}
      running={act}
      onClose={onClose}
      onConfirm={(faults) =>
        act.mutate(
          { params: { id }, body: { revision, days, ...faults } },
          { onSuccess: () => onDone(texts.asked(title)) },
        )
      }
    >
      <p>{texts.askLead}</p>
      <NativeSelect
        label={texts.askDays}
        value={days}
        onChange={(event) => setDays(Number(event.currentTarget.value))}
        data={DAYS.map((one) => ({ value: String(one), label: texts.daysOf(one) }))}
      />
    </FaultDialog>
  )
}

/** 退回: sends the application to an earlier level, which decides again (REV-10). */
export function ReturnDialog({ review, onClose, onDone }: Omit<MoveDialogProps, 'mark'>) {
  const act = useAct(returnReview, MOVE_REFRESHES)
  const [{ id, revision, title }] = useState(review.item)
  const { returnTo } = review.can
  const [level, setLevel] = useState(returnTo.at(-1)?.level ?? 1)
  return (
    <ActDialog
      title={texts.returnTitle(title)}
      act={texts.return}
      running={act}
      note={{ label: texts.internalNote, min: 4 }}
      onCancel={onClose}
      onConfirm={(note = '') =>
        act.mutate(
          { params: { id }, body: { revision, toLevel: level, note } },
          { onSuccess: () => onDone(texts.returned(title)) },
        )
      }
    >
      <p>{texts.returnLead}</p>
      {returnTo.length > 1 && (
        <NativeSelect
          label={texts.returnTo}
          value={level}
          onChange={(event) => setLevel(Number(event.currentTarget.value))}
          data={returnTo.map((one) => ({
            value: String(one.level),
            label: texts.levelNo(one.name, one.level),
          }))}
        />
      )}
    </ActDialog>
  )
}

/** 暂缓: lets the application rest at its level, with a note for colleagues (REV-10). */
export function HoldDialog({ review, onClose, onDone }: Omit<MoveDialogProps, 'mark'>) {
  const act = useAct(holdReview, MOVE_REFRESHES)
  const [{ id, revision, title }] = useState(review.item)
  return (
    <ActDialog
      title={texts.holdTitle(title)}
      act={texts.hold}
      running={act}
      note={{ label: texts.internalNote, min: 4 }}
      onCancel={onClose}
      onConfirm={(note = '') =>
        act.mutate(
          { params: { id }, body: { revision, note } },
          { onSuccess: () => onDone(texts.onHold(title)) },
        )
      }
    >
      <p>{texts.holdLead}</p>
    </ActDialog>
  )
}
