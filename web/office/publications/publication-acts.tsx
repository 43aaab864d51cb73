import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { listImports } from '#contracts/office-imports.ts'
import {
  decidePublication,
  listPublications,
  type PublicationView,
  withdrawPublication,
} from '#contracts/office-scores.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useAct } from '#web/client/queries.ts'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useMay } from '../session.ts'
import { publicationsTexts as texts } from './publications.texts.ts'

const REFRESHES = [listPublications, listImports]

/** The second person's decision, or the first one's change of mind before the instant. */
export function PublicationActs({ publication }: { publication: PublicationView }) {
  const may = useMay()
  const [asked, setAsked] = useState<'approve' | 'refuse' | 'withdraw'>()
  const [note, setNote] = useState('')
  const decide = useAct(decidePublication, REFRESHES)
  const withdraw = useAct(withdrawPublication, REFRESHES)
  const { id, state, mine, released } = publication
  const params = { id }
  const close = () => setAsked(undefined)
  const failure = decide.error ?? withdraw.error
  const settle = (decision: 'approve' | 'refuse') =>
    decide.mutate({ params, body: { decision, ...(note === '' ? {} : { note }) } }, { onSettled: close })
  return (
    <div className="kj-row">
      {failure && <Notice tone="refusal">{errorWords(failure)}</Notice>}
      {state === 'proposed' && mine && <span className="kj-soft">{texts.mine}</span>}
      {state === 'proposed' && !mine && may('publication.approve') && (
        <>
          <Button onClick={() => setAsked('approve')}>{texts.approve}</Button>
          <Button variant="default" onClick={() => setAsked('refuse')}>
            {texts.refuse}
          </Button>
        </>
      )}
      {(state === 'proposed' || state === 'approved') && !released && may('publication.propose') && (
        <Button variant="default" onClick={() => setAsked('withdraw')}>
          {texts.withdraw}
        </Button>
      )}
      <ConfirmDialog
        opened={asked === 'approve'}
        title={`${texts.approve} ${publication.sittingName}`}
        act={texts.approve}
        isWorking={decide.isPending}
        onCancel={close}
        onConfirm={() => settle('approve')}
      >
        <p>
          {texts.approveLead(
            publication.scores,
            publication.candidates,
            formatInstant(new Date(publication.publishAt)),
          )}
        </p>
      </ConfirmDialog>
      <ConfirmDialog
        opened={asked === 'refuse'}
        title={texts.refuse}
        act={texts.refuse}
        danger
        isWorking={decide.isPending}
        onCancel={close}
        onConfirm={() => settle('refuse')}
      >
        <TextInput
          label={texts.note}
          value={note}
          maxLength={200}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </ConfirmDialog>
      <ConfirmDialog
        opened={asked === 'withdraw'}
        title={texts.withdraw}
        act={texts.withdraw}
        danger
        isWorking={withdraw.isPending}
        onCancel={close}
        onConfirm={() => withdraw.mutate({ params }, { onSettled: close })}
      >
        <p>{texts.withdrawLead}</p>
      </ConfirmDialog>
    </div>
  )
}
