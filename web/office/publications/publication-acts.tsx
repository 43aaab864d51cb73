import { Button } from '@mantine/core'
import { useState } from 'react'
import { listImports } from '#contracts/office/imports.ts'
import {
  decidePublication,
  listPublications,
  type PublicationView,
  withdrawPublication,
} from '#contracts/office/scores.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { useAct } from '#web/client/queries.ts'
import { useMay } from '../session.ts'
import { ActDialog } from '../ui-act-dialog.tsx'
import { publicationsTexts as texts } from './publications.texts.ts'

const REFRESHES = [listPublications, listImports]
const SMALL = { size: 'compact-sm', className: 'kj-small-act' } as const

/** The second person's decision on a publication, and the proposer's withdrawal before the instant. */
export function PublicationActs({ publication }: { publication: PublicationView }) {
  const may = useMay()
  const [asked, setAsked] = useState<'approve' | 'refuse' | 'withdraw'>()
  const decide = useAct(decidePublication, REFRESHES)
  const withdraw = useAct(withdrawPublication, REFRESHES)
  const { id, state, mine, released, sittingName, scores, candidates } = publication
  const close = () => setAsked(undefined)
  const shut = { onSuccess: close }
  const settle = (decision: 'approve' | 'refuse') => (note: string | undefined) =>
    decide.mutate({ params: { id }, body: { decision, ...(note === undefined ? {} : { note }) } }, shut)
  const isOpen = state === 'proposed' || state === 'approved'
  return (
    <div className="kj-row">
      {state === 'proposed' && mine && <span className="kj-soft kj-nowrap">{texts.mine}</span>}
      {state === 'proposed' && !mine && may('publication.approve') && (
        <>
          <Button {...SMALL} onClick={() => setAsked('approve')}>
            {texts.approve}
          </Button>
          <Button {...SMALL} variant="default" onClick={() => setAsked('refuse')}>
            {texts.refuse}
          </Button>
        </>
      )}
      {isOpen && !released && may('publication.propose') && (
        <Button {...SMALL} variant="default" onClick={() => setAsked('withdraw')}>
          {texts.withdraw}
        </Button>
      )}
      {asked === 'approve' && (
        <ActDialog
          title={texts.approveTitle(sittingName)}
          act={texts.approve}
          running={decide}
          note={{ label: texts.note, min: 0 }}
          onCancel={close}
          onConfirm={settle('approve')}
        >
          <p>{texts.approveLead(scores, candidates, formatInstant(new Date(publication.publishAt)))}</p>
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
          onConfirm={settle('refuse')}
        />
      )}
      {asked === 'withdraw' && (
        <ActDialog
          title={texts.withdrawTitle(sittingName)}
          act={texts.withdraw}
          danger
          running={withdraw}
          onCancel={close}
          onConfirm={() => withdraw.mutate({ params: { id } }, shut)}
        >
          <p>{texts.withdrawLead}</p>
        </ActDialog>
      )}
    </div>
  )
}
