import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import {
  applyImport,
  discardImport,
  type ImportBatchView,
  listImports,
  oneImport,
  rollBackImport,
} from '#contracts/office-imports.ts'
import { listPublications } from '#contracts/office-scores.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useAct } from '#web/client/queries.ts'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useMay } from '../session.ts'
import { importsTexts as texts } from './imports.texts.ts'

const REFRESHES = [oneImport, listImports, listPublications]

/** What can be done with the batch in its state, each act confirmed by its name. */
export function ImportActs({ batch }: { batch: ImportBatchView }) {
  const may = useMay()
  const [asked, setAsked] = useState<'apply' | 'discard' | 'rollBack'>()
  const [reason, setReason] = useState('')
  const apply = useAct(applyImport, REFRESHES)
  const discard = useAct(discardImport, REFRESHES)
  const rollBack = useAct(rollBackImport, REFRESHES)
  const params = { id: batch.id }
  const close = () => setAsked(undefined)
  const failure = apply.error ?? discard.error ?? rollBack.error
  return (
    <div className="kj-stack">
      {failure && <Notice tone="refusal">{errorWords(failure)}</Notice>}
      <div className="kj-row">
        {batch.state === 'checked' && may('import.apply') && (
          <Button disabled={batch.rowsFaulty > 0} onClick={() => setAsked('apply')}>
            {texts.apply}
          </Button>
        )}
        {['checked', 'unreadable', 'uploaded'].includes(batch.state) && (
          <Button variant="default" onClick={() => setAsked('discard')}>
            {texts.discard}
          </Button>
        )}
        {batch.state === 'applied' && may('import.roll_back') && (
          <Button variant="default" color="red" onClick={() => setAsked('rollBack')}>
            {texts.rollBack}
          </Button>
        )}
      </div>
      <ConfirmDialog
        opened={asked === 'apply'}
        title={texts.applyTitle(batch.rowsTotal)}
        act={texts.apply}
        isWorking={apply.isPending}
        onCancel={close}
        onConfirm={() => apply.mutate({ params }, { onSettled: close })}
      >
        <p>{texts.applyLead}</p>
      </ConfirmDialog>
      <ConfirmDialog
        opened={asked === 'discard'}
        title={texts.discard}
        act={texts.discard}
        danger
        isWorking={discard.isPending}
        onCancel={close}
        onConfirm={() => discard.mutate({ params }, { onSettled: close })}
      >
        <p>{texts.discardLead}</p>
      </ConfirmDialog>
      <ConfirmDialog
        opened={asked === 'rollBack'}
        title={texts.rollBack}
        act={texts.rollBack}
        danger
        isWorking={rollBack.isPending}
        onCancel={close}
        onConfirm={() => rollBack.mutate({ params, body: { reason } }, { onSettled: close })}
      >
        <p>{texts.rollBackLead}</p>
        <TextInput
          label={texts.reason}
          description={texts.reasonHelp}
          value={reason}
          maxLength={200}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </ConfirmDialog>
    </div>
  )
}
