import {
  decideTrustedKey,
  endTrustedKey,
  listTrustedKeys,
  type TrustedKeyView,
} from '#contracts/office/trusted-keys.ts'
import { useAct } from '#web/client/queries.ts'
import { ActDialog } from '../ui-act-dialog.tsx'
import { Facts } from '../ui-facts.tsx'
import { trustedKeysTexts as texts } from './trusted-keys.texts.ts'

/** What can be done with a key. */
export type KeyAct = 'agree' | 'refuse' | 'retire' | 'revoke'

const LEADS = {
  agree: texts.agreeLead,
  refuse: '',
  retire: texts.retireLead,
  revoke: texts.revokeLead,
} as const

interface KeyStepProps {
  row: TrustedKeyView
  act: KeyAct
  onClose: () => void
}

/** The dialog of an act on a key; it shows the whole key, since that is what has to be compared. */
export function KeyStep({ row, act, onClose }: KeyStepProps) {
  const decide = useAct(decideTrustedKey, [listTrustedKeys])
  const end = useAct(endTrustedKey, [listTrustedKeys])
  const isEnd = act === 'retire' || act === 'revoke'
  const params = { id: row.id }
  const done = { onSuccess: onClose }
  const confirm = (reason = '') => {
    if (act === 'retire' || act === 'revoke') end.mutate({ params, body: { how: act, reason } }, done)
    else decide.mutate({ params, body: { decision: act } }, done)
  }
  return (
    <ActDialog
      title={texts.actTitle(texts[act], row.name)}
      act={texts[act]}
      danger={act !== 'agree'}
      running={isEnd ? end : decide}
      {...(isEnd ? { note: { label: texts.reason, help: texts.reasonHelp, min: 4 } } : {})}
      onCancel={onClose}
      onConfirm={confirm}
    >
      {LEADS[act] !== '' && <p>{LEADS[act]}</p>}
      <Facts
        facts={[
          [texts.installation, row.installation],
          [texts.province, row.province],
          [texts.keyId, row.keyId],
          [texts.publicKey, <code key="key">{row.publicKey}</code>, 'wide'],
          [texts.proof, row.proof, 'wide'],
        ]}
      />
    </ActDialog>
  )
}
