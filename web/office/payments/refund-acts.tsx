import { Button } from '@mantine/core'
import { type RefundView, waitingStep } from '#contracts/payments/refund.ts'
import { useMay } from '../session.ts'
import { paymentsTexts as texts } from './payments.texts.ts'

const SMALL = { size: 'compact-sm', className: 'kj-small-act' } as const

export type RefundStepName = 'approve' | 'refuse' | 'again' | 'by_hand' | 'give_up'

/** A step that somebody wants to take on a refund. */
export interface AskedStep {
  refund: RefundView
  step: RefundStepName
}

interface RefundActsProps {
  refund: RefundView
  onAsk: (asked: AskedStep) => void
}

/** The steps that this person may take on a refund, or the words why none. */
export function RefundActs({ refund, onAsk }: RefundActsProps) {
  const may = useMay()
  const { state, mine, refundNo, channel } = refund
  const button = (step: RefundStepName) => (
    <Button
      {...SMALL}
      variant={step === 'approve' ? 'filled' : 'default'}
      aria-label={`${stepWord(refund, step)} ${refundNo}`}
      onClick={() => onAsk({ refund, step })}
    >
      {stepWord(refund, step)}
    </Button>
  )
  if (state === 'failed')
    return may('refund.request') ? (
      <div className="kj-row">
        {button('again')}
        {button('by_hand')}
        {button('give_up')}
      </div>
    ) : null
  if (!waitingStep(refund)) return null
  // What was paid at the counter is taken back there.
  if (channel === 'counter') return <span className="kj-soft kj-nowrap">{texts.waitingWord}</span>
  if (mine) return <span className="kj-soft kj-nowrap">{texts.mine}</span>
  if (!may('refund.approve')) return <span className="kj-soft kj-nowrap">{texts.waitingWord}</span>
  return (
    <div className="kj-row">
      {button('approve')}
      {button('refuse')}
    </div>
  )
}

/** The word on the button of a step: it says which question is decided on. */
export function stepWord(refund: RefundView, step: RefundStepName): string {
  switch (step) {
    case 'give_up':
      return texts.giveUp
    case 'again':
      return texts.again
    case 'by_hand':
      return texts.byHand
    case 'approve':
      return texts.approval[waitingStep(refund) ?? 'requested']
    case 'refuse':
      return texts.refusal[waitingStep(refund) ?? 'requested']
    default:
      return step satisfies never
  }
}
