import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { credentialsIn } from '#contracts/filed.ts'
import { reviewQueue, reviewQueues } from '#contracts/office-queues.ts'
import { decideReview, oneReview } from '#contracts/office-reviews.ts'
import { askUndo } from '#contracts/office-undo.ts'
import type { BodyOf } from '#contracts/route.ts'
import { fittingAll } from '#rulebook/review/fitting-reasons.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useAct } from '#web/client/queries.ts'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { useFocusBack } from '#web/ui/focus-back.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSingleKeys } from '../single-keys.ts'
import { ActDialog } from '../ui-act-dialog.tsx'
import { type LackingPart, lackingPart } from './reason-choice.ts'
import { NO_REASON, type ReasonChoice, ReasonFields, reasonsOf } from './reason-fields.tsx'
import type { Review } from './review-facts.tsx'
import { reviewTexts as texts } from './reviews.texts.ts'

type Asked = 'approve' | 'reject' | 'undo'
const REFRESHES = [oneReview, reviewQueue, reviewQueues]

/** A decision of the revision that was on the screen when it was begun; refused, the page behind shows what is new. */
function useDecision({ item }: Review) {
  const client = useQueryClient()
  const act = useAct(decideReview, REFRESHES)
  const [{ id, revision }] = useState(item)
  const decide = (verdict: Omit<BodyOf<typeof decideReview>, 'revision'>, onSuccess: () => void) =>
    act.mutate(
      { params: { id }, body: { revision, ...verdict } },
      { onSuccess, onError: () => void client.invalidateQueries({ queryKey: [oneReview.id] }) },
    )
  return { act, decide }
}

interface DecisionActsProps {
  review: Review
  /** How many pictures this person has never had on the screen. */
  unseen: number
  onShowUnseen: () => void
  /** What was decided, in words: the next one may be opened. */
  onDecided: (words: string) => void
}

/** REV-04, REV-06: approve, reject with reasons, ask for undoing; each by one key, and confirmed by Enter. */
export function DecisionActs({ review, unseen, onShowUnseen, onDecided }: DecisionActsProps) {
  const [asked, setAsked] = useState<Asked>()
  const [isHeldUp, setHeldUp] = useState(false)
  const { can } = review
  const ask = (what: Asked) => () => {
    // REV-07: what takes effect has been looked at; the key shows what is missing before it decides.
    const lacksPictures = what === 'approve' && review.level === review.levels && unseen > 0
    setHeldUp(lacksPictures)
    if (lacksPictures) onShowUnseen()
    else setAsked(what)
  }
  useSingleKeys({
    a: can.decide ? ask('approve') : undefined,
    f: can.decide ? ask('reject') : undefined,
    u: can.askUndo ? ask('undo') : undefined,
  })
  const close = () => setAsked(undefined)
  const done = (words: string) => {
    close()
    onDecided(words)
  }
  return (
    <div className="kj-row kj-decision">
      {isHeldUp && unseen > 0 && <Notice tone="must">{texts.unseenFirst(unseen)}</Notice>}
      {isHeldUp && unseen === 0 && <Notice tone="going">{texts.allSeen}</Notice>}
      {can.decide && (
        <>
          <Button rightSection={<kbd aria-hidden>a</kbd>} onClick={ask('approve')}>
            {texts.approve}
          </Button>
          <Button variant="default" rightSection={<kbd aria-hidden>f</kbd>} onClick={ask('reject')}>
            {texts.reject}
          </Button>
        </>
      )}
      {can.askUndo && (
        <Button variant="default" rightSection={<kbd aria-hidden>u</kbd>} onClick={ask('undo')}>
          {texts.undo}
        </Button>
      )}
      {asked === 'approve' && <ApproveDialog review={review} onClose={close} onDone={done} />}
      {asked === 'reject' && <RejectDialog review={review} onClose={close} onDone={done} />}
      {asked === 'undo' && <UndoDialog review={review} onClose={close} />}
    </div>
  )
}

interface DialogProps {
  review: Review
  onClose: () => void
  onDone: (words: string) => void
}

function ApproveDialog({ review, onClose, onDone }: DialogProps) {
  const { act, decide } = useDecision(review)
  const { title } = review.item
  const approve = () =>
    decide({ verdict: 'approve', reasons: [] }, () => onDone(texts.decided(title, texts.approve)))
  return (
    <ActDialog
      title={texts.approveTitle(title)}
      act={texts.approve}
      running={act}
      onCancel={onClose}
      onConfirm={approve}
    >
      <p>{texts.approveLead(review.level === review.levels)}</p>
    </ActDialog>
  )
}

function RejectDialog({ review, onClose, onDone }: DialogProps) {
  const { act, decide } = useDecision(review)
  const [choice, setChoice] = useState<ReasonChoice>(NO_REASON)
  const [lacking, setLacking] = useState<LackingPart>()
  useFocusBack()
  const { title } = review.item
  const credentials = credentialsIn(review.filed)
  const catalogue = fittingAll(review.reasons, [credentials.map(({ type }) => type)])
  const reject = () => {
    const lacks = lackingPart(choice, catalogue)
    setLacking(lacks)
    if (lacks) return
    decide({ verdict: 'reject', ...reasonsOf(choice) }, () => onDone(texts.decided(title, texts.reject)))
  }
  return (
    <ConfirmDialog
      opened
      danger
      wide
      title={texts.rejectTitle(title)}
      act={texts.reject}
      isWorking={act.isPending}
      onCancel={onClose}
      onConfirm={reject}
    >
      {(act.error ?? lacking) && (
        <Notice tone="refusal">
          {act.error ? errorWords(act.error) : texts.lacking[lacking ?? 'reason']}
        </Notice>
      )}
      <ReasonFields catalogue={catalogue} credentials={credentials} value={choice} onChange={setChoice} />
    </ConfirmDialog>
  )
}

function UndoDialog({ review, onClose }: Omit<DialogProps, 'onDone'>) {
  const act = useAct(askUndo, REFRESHES)
  const { id, title } = review.item
  const ask = (reason: string | undefined) =>
    act.mutate({ params: { id }, body: { reason: reason ?? '' } }, { onSuccess: onClose })
  return (
    <ActDialog
      danger
      title={texts.undoTitle(title)}
      act={texts.undo}
      running={act}
      note={{ label: texts.undoReason, min: 4 }}
      onCancel={onClose}
      onConfirm={ask}
    >
      <p>{texts.undoLead}</p>
    </ActDialog>
  )
}
