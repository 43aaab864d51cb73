import { Button, Modal, NativeSelect, NumberInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { listCorrections, requestCorrection } from '#contracts/office-scores.ts'
import type { ScoreOutcome, ScoreView } from '#contracts/scores.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useAct } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { uiTexts } from '#web/ui/ui.texts.ts'
import { outcomeChoices, candidatesTexts as texts } from './candidates.texts.ts'

interface CorrectScoreProps {
  personId: string
  score: ScoreView
  onClose: () => void
}

/** IMP-03: nothing changes before a second person approves. */
export function CorrectScore({ personId, score, onClose }: CorrectScoreProps) {
  const [kind, setKind] = useState<string>('marked')
  const [mark, setMark] = useState<number | string>(score.mark ?? '')
  const [reason, setReason] = useState('')
  const act = useAct(requestCorrection, [listCorrections])
  const send = () =>
    act.mutate({ body: { personId, scoreId: score.id, newOutcome: outcomeOf(kind, Number(mark)), reason } })
  return (
    <Modal
      opened
      onClose={onClose}
      title={texts.correctTitle(score.courseName)}
      closeButtonProps={{ 'aria-label': uiTexts.close }}
    >
      {act.isSuccess ? (
        <Notice tone="approval">{texts.sent}</Notice>
      ) : (
        <div className="kj-stack">
          {act.error && <Notice tone="refusal">{errorWords(act.error)}</Notice>}
          <NativeSelect
            label={texts.newOutcome}
            data={outcomeChoices.map(({ value, label }) => ({ value, label }))}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value)}
          />
          {kind === 'marked' && (
            <NumberInput
              label={texts.mark}
              value={mark}
              onChange={setMark}
              min={0}
              max={100}
              allowDecimal={false}
              hideControls
            />
          )}
          <Textarea
            label={texts.reason}
            description={texts.reasonHelp}
            value={reason}
            maxLength={500}
            autosize
            minRows={2}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button loading={act.isPending} onClick={send}>
            {texts.correct}
          </Button>
        </div>
      )}
    </Modal>
  )
}

function outcomeOf(kind: string, mark: number): ScoreOutcome {
  if (kind === 'marked') return { kind, mark }
  if (kind === 'absent' || kind === 'violation') return { kind }
  return { kind: 'graded', grade: kind as 'pass' }
}
