import { Button } from '@mantine/core'
import { useState } from 'react'
import { listImports } from '#contracts/office/imports.ts'
import {
  decidePublication,
  listPublications,
  onePublication,
  type PublicationView,
  type ReleasedBatch,
  withdrawPublication,
} from '#contracts/office/scores/publications.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { useAct } from '#web/client/queries.ts'
import { useMay } from '../session.ts'
import { ActDialog } from '../ui-act-dialog.tsx'
import { publicationsTexts as texts } from './publications.texts.ts'

const REFRESHES = [listPublications, listImports, onePublication]

interface DecideActsProps {
  publication: PublicationView
  /** Stands for what is shown. */
  digest: string
  chosen: readonly ReleasedBatch[]
  left: readonly ReleasedBatch[]
  scores: number
}

/** The second person's decision on what is shown, with or without some of its batches (IMP-02). */
export function DecideActs({ publication, digest, chosen, left, scores }: DecideActsProps) {
  const [asked, setAsked] = useState<'approve' | 'refuse'>()
  const decide = useAct(decidePublication, REFRESHES)
  const { id, sittingName } = publication
  const close = () => setAsked(undefined)
  const approval = { decision: 'approve' as const, digest, leaveOut: left.map(({ batch }) => batch.id) }
  const settle = (note: string | undefined) =>
    decide.mutate(
      {
        params: { id },
        body: {
          ...(asked === 'refuse' ? { decision: 'refuse' as const } : approval),
          ...(note === undefined ? {} : { note }),
        },
      },
      { onSuccess: close },
    )
  return (
    <div className="kj-row">
      {chosen.length === 0 && <p className="kj-soft">{texts.approveNone}</p>}
      <Button onClick={() => setAsked('approve')} disabled={chosen.length === 0}>
        {texts.approve}
      </Button>
      <Button variant="default" onClick={() => setAsked('refuse')}>
        {texts.refuse}
      </Button>
      {asked === 'approve' && (
        <ActDialog
          title={texts.approveTitle(sittingName)}
          act={texts.approve}
          running={decide}
          note={
            left.length === 0
              ? { label: texts.note, min: 0 }
              : { label: texts.leftWhy, help: texts.whyHelp, min: 4 }
          }
          onCancel={close}
          onConfirm={settle}
        >
          <p>
            {texts.approveLead(
              scores,
              chosen.reduce((sum, { candidates }) => sum + candidates, 0),
              formatInstant(new Date(publication.publishAt)),
            )}
          </p>
          {left.length > 0 && <p>{texts.approveLeft(left.map(({ batch }) => batch.batchNo))}</p>}
        </ActDialog>
      )}
      {asked === 'refuse' && (
        <ActDialog
          title={texts.refuseTitle(sittingName)}
          act={texts.refuse}
          danger
          running={decide}
          note={{ label: texts.why, help: texts.whyHelp, min: 4 }}
          onCancel={close}
          onConfirm={settle}
        />
      )}
    </div>
  )
}

/** Takes a publication back before its instant. */
export function WithdrawAct({ publication }: { publication: PublicationView }) {
  const may = useMay()
  const [isAsked, setAsked] = useState(false)
  const withdraw = useAct(withdrawPublication, REFRESHES)
  const { id, state, released, sittingName } = publication
  const isOpen = (state === 'proposed' || state === 'approved') && !released
  if (!isOpen || !may('publication.propose')) return null
  const close = () => setAsked(false)
  return (
    <>
      <Button size="compact-sm" className="kj-small-act" variant="default" onClick={() => setAsked(true)}>
        {texts.withdraw}
      </Button>
      {isAsked && (
        <ActDialog
          title={texts.withdrawTitle(sittingName)}
          act={texts.withdraw}
          danger
          running={withdraw}
          onCancel={close}
          onConfirm={() => withdraw.mutate({ params: { id } }, { onSuccess: close })}
        >
          <p>{texts.withdrawLead}</p>
        </ActDialog>
      )}
    </>
  )
}
