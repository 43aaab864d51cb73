import { financeDay, officeOrder } from '#contracts/office/payments.ts'
import { askByHand, decideRefund, repeatRefund } from '#contracts/office/refunds.ts'
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
  const { id, version, refundNo, state, byHand } = refund
  const decide = useAct(decideRefund, SHOWN)
  const repeat = useAct(repeatRefund, SHOWN)
  const hand = useAct(askByHand, SHOWN)
  const word = stepWord(refund, step)
  const confirm = (note: string | undefined) => {
    const after = { onSuccess: onClose }
    if (step === 'again') return repeat.mutate({ params: { id }, body: { version } }, after)
    if (step === 'by_hand')
      return hand.mutate({ params: { id }, body: { version, voucher: note ?? '' } }, after)
    const seen = state === 'by_hand_asked' ? 'by_hand_asked' : 'requested'
    const more = note === undefined ? {} : { note }
    return decide.mutate({ params: { id }, body: { seen, version, decision: step, ...more } }, after)
  }
  const note = NOTES[step]
  return (
    <ActDialog
      title={texts.actTitle(word, refundNo)}
      act={word}
      danger={step === 'refuse'}
      running={step === 'again' ? repeat : step === 'by_hand' ? hand : decide}
      {...(note ? { note } : {})}
      onCancel={onClose}
      onConfirm={confirm}
    >
      {step === 'again' && <p>{texts.againLead}</p>}
      {step === 'by_hand' && <p>{texts.byHandLead}</p>}
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
}
