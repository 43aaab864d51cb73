import { financeDay, officeOrder } from '#contracts/office/payments.ts'
import { askByHand, askToGiveUp, decideRefund, repeatRefund } from '#contracts/office/refunds.ts'
import { waitingStep } from '#contracts/payments/refund.ts'
import { useAct } from '#web/client/queries.ts'
import { ActDialog } from '../ui-act-dialog.tsx'
import { Facts } from '../ui-facts.tsx'
import { yuan } from './money.ts'
import { basisWords, channelWords, paymentsTexts as texts } from './payments.texts.ts'
import { type AskedStep, type RefundStepName, stepWord } from './refund-acts.tsx'

const SHOWN = [financeDay, officeOrder]

/** The dialog of a step on a refund; it repeats what the refund says. */
export function RefundStep({ asked, onClose }: { asked: AskedStep; onClose: () => void }) {
  const { refund, step } = asked
  const { id, version, refundNo, state, byHand, giveUp } = refund
  const decide = useAct(decideRefund, SHOWN)
  const repeat = useAct(repeatRefund, SHOWN)
  const hand = useAct(askByHand, SHOWN)
  const end = useAct(askToGiveUp, SHOWN)
  const word = stepWord(refund, step)
  const confirm = (note: string | undefined) => {
    const after = { onSuccess: onClose }
    if (step === 'again') return repeat.mutate({ params: { id }, body: { version } }, after)
    if (step === 'by_hand')
      return hand.mutate({ params: { id }, body: { version, voucher: note ?? '' } }, after)
    if (step === 'give_up')
      return end.mutate({ params: { id }, body: { version, reason: note ?? '' } }, after)
    const seen = waitingStep(refund) ?? 'requested'
    const more = note === undefined ? {} : { note }
    return decide.mutate({ params: { id }, body: { seen, version, decision: step, ...more } }, after)
  }
  const note = NOTES[step]
  const running = { approve: decide, refuse: decide, again: repeat, by_hand: hand, give_up: end }
  const isGivingUp = step === 'give_up' || state === 'give_up_asked'
  return (
    <ActDialog
      title={texts.actTitle(word, refundNo)}
      act={word}
      danger={step === 'refuse' || step === 'give_up'}
      running={running[step]}
      {...(note ? { note } : {})}
      onCancel={onClose}
      onConfirm={confirm}
    >
      {step === 'again' && <p>{texts.againLead}</p>}
      {step === 'by_hand' && <p>{texts.byHandLead}</p>}
      {step === 'give_up' && <p>{texts.giveUpLead}</p>}
      {isGivingUp && <p>{refund.basis === 'decision' ? texts.giveUpFee : texts.giveUpExtra}</p>}
      {step === 'approve' && state === 'requested' && refund.basis === 'decision' && (
        <p>{texts.feeWarning}</p>
      )}
      <Facts
        facts={[
          [texts.amount, yuan(refund.fen)],
          [texts.channel, channelWords[refund.channel]],
          [texts.basis, basisWords[refund.basis]],
          [texts.requestedBy, refund.requestedBy],
          [texts.voucher, byHand?.voucher],
          [texts.reason, refund.reason, 'wide'],
          [texts.failureLabel, refund.failure, 'wide'],
          [texts.giveUpReason, giveUp?.reason, 'wide'],
        ]}
      />
    </ActDialog>
  )
}

const NOTES: Readonly<Record<RefundStepName, { label: string; help?: string; min: number } | undefined>> = {
  approve: { label: texts.note, min: 0 },
  refuse: { label: texts.whyNot, help: texts.whyNotHelp, min: 4 },
  again: undefined,
  by_hand: { label: texts.voucher, help: texts.voucherHelp, min: 4 },
  give_up: { label: texts.giveUpReason, help: texts.reasonHelp, min: 4 },
}
