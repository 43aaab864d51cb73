import { Button } from '@mantine/core'
import { useState } from 'react'
import {
  askRevocation,
  type DiplomaView,
  decideRevocation,
  findDiplomas,
  issueCertificate,
} from '#contracts/office/diplomas.ts'
import { useAct } from '#web/client/queries.ts'
import { useMay } from '../session.ts'
import { ActDialog } from '../ui-act-dialog.tsx'
import { diplomasTexts as texts } from './diplomas.texts.ts'

const REFRESHES = [findDiplomas]
const SMALL = { size: 'compact-sm', className: 'kj-small-act', variant: 'default' } as const

type Asked = 'revoke' | 'certify' | 'agree' | 'keep'

/** What may be done with a diploma: revoked by two persons, or certified when it was lost. */
export function DiplomaActs({ diploma }: { diploma: DiplomaView }) {
  const [asked, setAsked] = useState<Asked>()
  const may = useMay()
  const { state, revocation } = diploma
  const isIssued = state === 'issued'
  const offered: Asked[] = [
    ...(isIssued && !revocation && may('graduation.halt') ? (['revoke'] as const) : []),
    ...(revocation && !revocation.mine && may('graduation.approve') ? (['agree', 'keep'] as const) : []),
    ...(isIssued && may('graduation.propose') ? (['certify'] as const) : []),
  ]
  return (
    <div className="kj-row">
      {revocation?.mine && <span className="kj-soft kj-nowrap">{texts.mine}</span>}
      {offered.map((act) => (
        <Button key={act} {...SMALL} onClick={() => setAsked(act)}>
          {texts[act]}
        </Button>
      ))}
      {asked && <AskedAct asked={asked} diploma={diploma} onClose={() => setAsked(undefined)} />}
    </div>
  )
}

interface AskedActProps {
  asked: Asked
  diploma: DiplomaView
  onClose: () => void
}

function AskedAct({ asked, diploma, onClose }: AskedActProps) {
  const revoke = useAct(askRevocation, REFRESHES)
  const certify = useAct(issueCertificate, REFRESHES)
  const decide = useAct(decideRevocation, REFRESHES)
  const { id, holderName, diplomaNo, revocation } = diploma
  const shut = { onSuccess: onClose }
  const settle = (decision: 'approve' | 'reject') => (note: string | undefined) =>
    decide.mutate(
      { params: { id: revocation?.id ?? '' }, body: { decision, ...(note ? { note } : {}) } },
      shut,
    )
  switch (asked) {
    case 'revoke':
      return (
        <ActDialog
          title={texts.revokeTitle(holderName)}
          act={texts.revoke}
          danger
          running={revoke}
          note={{ label: texts.reason, help: texts.reasonHelp, min: 4 }}
          onCancel={onClose}
          onConfirm={(reason = '') => revoke.mutate({ params: { id }, body: { reason } }, shut)}
        >
          <p>{texts.revokeLead}</p>
        </ActDialog>
      )
    case 'certify':
      return (
        <ActDialog
          title={texts.certifyTitle(holderName)}
          act={texts.certify}
          running={certify}
          note={{ label: texts.certifyReason, min: 4 }}
          onCancel={onClose}
          onConfirm={(reason = '') => certify.mutate({ params: { id }, body: { reason } }, shut)}
        >
          <p>{texts.certifyLead}</p>
        </ActDialog>
      )
    case 'agree':
      return (
        <ActDialog
          title={texts.agreeTitle(holderName)}
          act={texts.agree}
          danger
          running={decide}
          note={{ label: texts.note, min: 0 }}
          onCancel={onClose}
          onConfirm={settle('approve')}
        >
          <p>{texts.agreeLead(diplomaNo, revocation?.reason ?? '')}</p>
        </ActDialog>
      )
    case 'keep':
      return (
        <ActDialog
          title={texts.keepTitle(holderName)}
          act={texts.keep}
          running={decide}
          note={{ label: texts.note, min: 0 }}
          onCancel={onClose}
          onConfirm={settle('reject')}
        />
      )
    default:
      return asked satisfies never
  }
}
