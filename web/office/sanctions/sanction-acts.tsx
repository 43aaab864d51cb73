import { Button } from '@mantine/core'
import type { SanctionView } from '#contracts/office/sanctions.ts'
import { useMay } from '../session.ts'
import { sanctionsTexts as texts } from './sanctions.texts.ts'

const SMALL = { size: 'compact-sm', className: 'kj-small-act' } as const

/** A step that somebody wants to take on a sanction. */
export interface AskedStep {
  sanction: SanctionView
  step: 'approve' | 'refuse' | 'revoke'
}

/** The steps that this person may take on a sanction, or the words why none. */
export function SanctionActs({
  sanction,
  onAsk,
}: {
  sanction: SanctionView
  onAsk: (asked: AskedStep) => void
}) {
  const may = useMay()
  const { state, mine, personName } = sanction
  const button = (step: AskedStep['step'], word: string) => (
    <Button
      {...SMALL}
      variant={step === 'approve' ? 'filled' : 'default'}
      aria-label={`${word} ${personName}`}
      onClick={() => onAsk({ sanction, step })}
    >
      {word}
    </Button>
  )
  if (state === 'in_force') return may('sanction.request') ? button('revoke', texts.revoke) : null
  if (state !== 'requested' && state !== 'revocation_asked') return null
  if (mine) return <span className="kj-soft kj-nowrap">{texts.mine}</span>
  if (!may('sanction.approve')) return <span className="kj-soft kj-nowrap">{texts.waitingWord}</span>
  return (
    <div className="kj-row">
      {button('approve', stepWord(sanction, 'approve'))}
      {button('refuse', stepWord(sanction, 'refuse'))}
    </div>
  )
}

/** The word on the button of a step: it says whether the sanction or its revocation is decided on. */
export function stepWord({ state }: SanctionView, step: AskedStep['step']): string {
  if (step === 'revoke') return texts.revoke
  if (state === 'revocation_asked')
    return step === 'approve' ? texts.approveRevocation : texts.refuseRevocation
  return step === 'approve' ? texts.approve : texts.refuse
}
