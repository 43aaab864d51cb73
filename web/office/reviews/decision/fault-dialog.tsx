import { type ReactNode, useRef, useState } from 'react'
import { credentialsIn, isOnCredential, type PictureBox } from '#contracts/filed.ts'
import { fittingAll } from '#rulebook/review/fitting-reasons.ts'
import { placesIn } from '#rulebook/review/places.ts'
import { errorWords } from '#web/client/error-words.ts'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { useFocusBack } from '#web/ui/focus-back.ts'
import { Notice } from '#web/ui/notice.tsx'
import type { Review } from '../review/review-facts.tsx'
import { reviewTexts as texts } from '../reviews.texts.ts'
import { choiceAbout, credentialOf, MarkLine } from './mark-line.tsx'
import { type LackingPart, lackingPart } from './reason-choice.ts'
import { type ReasonChoice, ReasonFields, reasonsOf } from './reason-fields.tsx'

interface FaultDialogProps {
  review: Review
  /** The box on a picture that goes with the reasons (REV-12). */
  mark: PictureBox | undefined
  title: string
  act: string
  danger?: boolean
  running: { isPending: boolean; error: Error | null }
  children?: ReactNode
  /** What stands below the reasons. */
  below?: ReactNode
  onClose: () => void
  onConfirm: (faults: ReturnType<typeof reasonsOf>) => void
}

/**
 * Asks for the faults, by reasons that fit the filed content, to reject an application or return it for amendment
 * (REV-04, REV-10).
 */
export function FaultDialog({ review, mark, running, children, below, ...given }: FaultDialogProps) {
  const [choice, setChoice] = useState<ReasonChoice>(() => choiceAbout(review, mark))
  const [lacking, setLacking] = useState<LackingPart>()
  const note = useRef<HTMLTextAreaElement>(null)
  // One act may serve several dialogs, so an error from before this dialog is not shown here.
  const [earlier] = useState(running.error)
  useFocusBack()
  const fitting = mark && isOnCredential(choice.place, credentialOf(review, mark)) ? mark : undefined
  const credentials = credentialsIn(review.filed)
  const catalogue = fittingAll(review.reasons, [credentials.map(({ type }) => type)])
  // The message stays until the missing part is entered, not until the next attempt.
  const missing = lacking && lackingPart(choice, catalogue)
  const confirm = () => {
    const lacks = lackingPart(choice, catalogue)
    setLacking(lacks)
    if (lacks === 'note') note.current?.focus()
    if (!lacks) given.onConfirm(reasonsOf(choice, fitting))
  }
  const error = running.error === earlier ? null : running.error
  return (
    <ConfirmDialog
      opened
      wide
      danger={given.danger ?? false}
      title={given.title}
      act={given.act}
      isWorking={running.isPending}
      onCancel={given.onClose}
      onConfirm={confirm}
    >
      {(error ?? missing) && (
        <Notice tone="refusal">{error ? errorWords(error) : texts.lacking[missing ?? 'reason']}</Notice>
      )}
      <div className="kj-stack">
        {children}
        <ReasonFields
          catalogue={catalogue}
          places={placesIn(review.filed)}
          credentials={credentials}
          value={choice}
          onChange={setChoice}
          noteRef={note}
        />
        <MarkLine review={review} mark={mark} isSent={fitting !== undefined} />
        {below}
      </div>
    </ConfirmDialog>
  )
}
