import { Button } from '@mantine/core'
import { useState } from 'react'
import {
  decideGraduates,
  type GraduationPublicationView,
  haltGraduates,
  listGraduates,
  listGraduationBatches,
  oneGraduationBatch,
  settleHalt,
} from '#contracts/office/graduations.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { useAct } from '#web/client/queries.ts'
import { useMay } from '../session.ts'
import { ActDialog } from '../ui-act-dialog.tsx'
import { graduationsTexts as texts } from './graduations.texts.ts'

const REFRESHES = [oneGraduationBatch, listGraduates, listGraduationBatches]
const SMALL = { size: 'compact-sm', className: 'kj-small-act' } as const

type Asked = 'approve' | 'refuse' | 'halt' | 'withdraw' | 'resume'

interface PublicationActsProps {
  publication: GraduationPublicationView
  batchName: string
}

/** The acts on a list: a second person's decision; a halt by anyone; a second person's word on the halt. */
export function PublicationActs({ publication, batchName }: PublicationActsProps) {
  const [asked, setAsked] = useState<Asked>()
  const { state, mine, haltedByMe, released } = publication
  const may = useMay()
  const mayHalt = may('graduation.halt')
  const offered: Asked[] = [
    ...(state === 'proposed' && !mine && may('graduation.approve') ? (['approve', 'refuse'] as const) : []),
    ...(mayHalt && !released && (state === 'proposed' || state === 'approved') ? (['halt'] as const) : []),
    ...(mayHalt && state === 'halted' && !haltedByMe ? (['withdraw', 'resume'] as const) : []),
  ]
  return (
    <div className="kj-row">
      {state === 'proposed' && mine && <span className="kj-soft kj-nowrap">{texts.mine}</span>}
      {state === 'halted' && haltedByMe && <span className="kj-soft kj-nowrap">{texts.haltedByMe}</span>}
      {offered.map((act) => (
        <Button
          key={act}
          {...SMALL}
          {...(act === 'approve' ? {} : { variant: 'default' })}
          onClick={() => setAsked(act)}
        >
          {act === 'halt' && state === 'proposed' ? texts.takeBack : texts[act]}
        </Button>
      ))}
      {asked && (
        <AskedAct
          asked={asked}
          publication={publication}
          batchName={batchName}
          onClose={() => setAsked(undefined)}
        />
      )}
    </div>
  )
}

interface AskedActProps extends PublicationActsProps {
  asked: Asked
  onClose: () => void
}

function AskedAct({ asked, publication, batchName, onClose }: AskedActProps) {
  const decide = useAct(decideGraduates, REFRESHES)
  const halt = useAct(haltGraduates, REFRESHES)
  const settle = useAct(settleHalt, REFRESHES)
  const params = { id: publication.id }
  const shut = { onSuccess: onClose }
  switch (asked) {
    case 'approve':
      return (
        <ActDialog
          title={texts.approveTitle(batchName)}
          act={texts.approve}
          running={decide}
          note={{ label: texts.note, min: 0 }}
          onCancel={onClose}
          onConfirm={(note) =>
            decide.mutate({ params, body: { decision: 'approve', ...(note ? { note } : {}) } }, shut)
          }
        >
          <p>{texts.approveLead(publication.graduates, formatInstant(new Date(publication.publishAt)))}</p>
        </ActDialog>
      )
    case 'refuse':
      return (
        <ActDialog
          title={texts.refuseTitle(batchName)}
          act={texts.refuse}
          danger
          running={decide}
          note={{ label: texts.whyNot, help: texts.whyHelp, min: 4 }}
          onCancel={onClose}
          onConfirm={(note = '') => decide.mutate({ params, body: { decision: 'reject', note } }, shut)}
        />
      )
    case 'halt':
      return (
        <ActDialog
          title={publication.state === 'proposed' ? texts.takeBack : texts.haltTitle(batchName)}
          act={publication.state === 'proposed' ? texts.takeBack : texts.halt}
          danger
          running={halt}
          note={{ label: texts.reason, help: texts.reasonHelp, min: 4 }}
          onCancel={onClose}
          onConfirm={(reason = '') => halt.mutate({ params, body: { reason } }, shut)}
        >
          <p>{publication.state === 'proposed' ? texts.takeBackLead : texts.haltLead}</p>
        </ActDialog>
      )
    case 'withdraw':
    case 'resume':
      return (
        <ActDialog
          title={asked === 'withdraw' ? texts.withdrawTitle(batchName) : texts.resumeTitle(batchName)}
          act={texts[asked]}
          danger={asked === 'withdraw'}
          running={settle}
          onCancel={onClose}
          onConfirm={() => settle.mutate({ params, body: { decision: asked } }, shut)}
        >
          <p>{asked === 'withdraw' ? texts.withdrawLead : texts.resumeLead}</p>
        </ActDialog>
      )
    default:
      return asked satisfies never
  }
}
