import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { listCorrections, requestCorrection } from '#contracts/office/scores/corrections.ts'
import type { ScoreView } from '#contracts/scores.ts'
import { useAct } from '#web/client/queries.ts'
import type { Problem } from '#web/ui/error-summary.tsx'
import { field } from '#web/ui/field.ts'
import { Notice } from '#web/ui/notice.tsx'
import { FormDialog } from '../ui-form-dialog.tsx'
import { candidatesTexts as texts } from './candidates.texts.ts'
import { outcomeWords } from './score-words.ts'
import { choiceOf, choicesFor, typedOutcome } from './typed-outcome.ts'

interface CorrectScoreProps {
  personId: string
  score: ScoreView
  onClose: () => void
}

/** The dialog that requests the correction of a score; nothing changes before a second person approves (IMP-03). */
export function CorrectScore({ personId, score, onClose }: CorrectScoreProps) {
  const [choice, setChoice] = useState(choiceOf(score))
  const [mark, setMark] = useState(score.mark === undefined ? '' : String(score.mark))
  const [reason, setReason] = useState('')
  const [own, setOwn] = useState<readonly Problem[]>([])
  const act = useAct(requestCorrection, [listCorrections])
  const send = () => {
    const newOutcome = typedOutcome(choice, mark)
    const found: Problem[] = [
      ...(newOutcome ? [] : [{ field: 'mark', text: texts.markWrong }]),
      ...(reason.trim().length < 4 ? [{ field: 'reason', text: texts.reasonShort }] : []),
    ]
    act.reset()
    setOwn(found)
    if (newOutcome && found.length === 0)
      act.mutate({ body: { personId, scoreId: score.id, newOutcome, reason: reason.trim() } })
  }
  return (
    <FormDialog
      title={texts.correctTitle(score.courseName)}
      act={texts.correctSubmit}
      own={own}
      running={act}
      done={
        act.isSuccess && (
          <div ref={focusThis} tabIndex={-1}>
            <Notice tone="approval">{texts.sent}</Notice>
          </div>
        )
      }
      onClose={onClose}
      onSend={send}
    >
      {(problems) => (
        <>
          <p>{texts.now(outcomeWords(score))}</p>
          <NativeSelect
            label={texts.newOutcome}
            data={choicesFor(score)}
            value={choice}
            onChange={(event) => setChoice(event.currentTarget.value)}
          />
          {choice === 'marked' && (
            <TextInput
              {...field('mark', problems)}
              label={texts.mark}
              value={mark}
              inputMode="numeric"
              maxLength={3}
              onChange={(event) => setMark(event.currentTarget.value)}
            />
          )}
          <Textarea
            {...field('reason', problems)}
            label={texts.reason}
            description={texts.reasonHelp}
            value={reason}
            maxLength={500}
            autosize
            minRows={2}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </>
      )}
    </FormDialog>
  )
}

/** Moves the focus here: the focused button has gone, and the keyboard must stay in the dialog (UX-01). */
function focusThis(element: HTMLElement | null): void {
  element?.focus()
}
