import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type CorrectionView, decideCorrection, listCorrections } from '#contracts/office-scores.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useAct } from '#web/client/queries.ts'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useMay } from '../session.ts'
import { correctionsTexts as texts } from './corrections.texts.ts'

/** IMP-03: the second person's decision. */
export function CorrectionActs({ correction }: { correction: CorrectionView }) {
  const may = useMay()
  const [asked, setAsked] = useState<'approve' | 'refuse'>()
  const [note, setNote] = useState('')
  const act = useAct(decideCorrection, [listCorrections])
  const close = () => setAsked(undefined)
  if (correction.state !== 'requested') return correction.decidedBy ?? null
  if (correction.mine) return <span className="kj-soft">{texts.mine}</span>
  if (!may('correction.approve')) return null
  const word = asked === 'refuse' ? texts.refuse : texts.approve
  return (
    <div className="kj-row">
      {act.error && <Notice tone="refusal">{errorWords(act.error)}</Notice>}
      <Button onClick={() => setAsked('approve')}>{texts.approve}</Button>
      <Button variant="default" onClick={() => setAsked('refuse')}>
        {texts.refuse}
      </Button>
      <ConfirmDialog
        opened={asked !== undefined}
        title={`${word} ${correction.personName} ${correction.courseName}`}
        act={word}
        danger={asked === 'refuse'}
        isWorking={act.isPending}
        onCancel={close}
        onConfirm={() =>
          asked &&
          act.mutate(
            { params: { id: correction.id }, body: { decision: asked, ...(note === '' ? {} : { note }) } },
            { onSettled: close },
          )
        }
      >
        <TextInput
          label={texts.note}
          value={note}
          maxLength={200}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </ConfirmDialog>
    </div>
  )
}
