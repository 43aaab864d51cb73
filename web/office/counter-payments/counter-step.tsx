import {
  type CounterPaymentView,
  decideCounterPayment,
  decideTakeBack,
  findCounterDues,
  listCounterPayments,
  takeCounterPaymentBack,
} from '#contracts/office/counter-payments.ts'
import { formatDate } from '#rulebook/beijing-time.ts'
import { useAct } from '#web/client/queries.ts'
import { yuan } from '../payments/money.ts'
import { ActDialog } from '../ui-act-dialog.tsx'
import { Facts } from '../ui-facts.tsx'
import { counterTexts as texts } from './counter.texts.ts'

const SHOWN = [listCounterPayments, findCounterDues]

export type CounterStepName = 'approve' | 'refuse' | 'take_back' | 'approve_back' | 'refuse_back'

/** A step that somebody wants to take on a payment at the counter. */
export interface AskedCounterStep {
  payment: CounterPaymentView
  step: CounterStepName
}

export const counterStepWords: Readonly<Record<CounterStepName, string>> = {
  approve: texts.approve,
  refuse: texts.refuse,
  take_back: texts.takeBack,
  approve_back: texts.approveBack,
  refuse_back: texts.refuseBack,
}

/** The dialog of a step on a payment at the counter; it repeats what was recorded. */
export function CounterStep({ asked, onClose }: { asked: AskedCounterStep; onClose: () => void }) {
  const { payment, step } = asked
  const { id, refund } = payment
  const decide = useAct(decideCounterPayment, SHOWN)
  const ask = useAct(takeCounterPaymentBack, SHOWN)
  const back = useAct(decideTakeBack, SHOWN)
  const running = { approve: decide, refuse: decide, take_back: ask, approve_back: back, refuse_back: back }
  const confirm = (note: string | undefined) => {
    const after = { onSuccess: onClose }
    const more = note === undefined ? {} : { note }
    if (step === 'take_back') return ask.mutate({ params: { id }, body: { reason: note ?? '' } }, after)
    if (step === 'approve' || step === 'refuse')
      return decide.mutate({ params: { id }, body: { decision: step, ...more } }, after)
    if (!refund) return
    const decision = step === 'approve_back' ? 'approve' : 'refuse'
    const body = { refundId: refund.id, version: refund.version, decision, ...more } as const
    return back.mutate({ params: { id }, body }, after)
  }
  return (
    <ActDialog
      title={texts.actTitle(counterStepWords[step], payment.personName)}
      act={counterStepWords[step]}
      danger={step === 'refuse' || step === 'take_back'}
      running={running[step]}
      note={NOTES[step]}
      onCancel={onClose}
      onConfirm={confirm}
    >
      {step === 'approve' && <p>{texts.approveLead}</p>}
      {step === 'approve_back' && <p>{texts.backLead}</p>}
      <Facts
        facts={[
          [texts.search, payment.ticketNo],
          [texts.amount, yuan(payment.fen)],
          [texts.paperNo, payment.paperNo],
          [texts.paidOn, formatDate(payment.paidOn)],
          [texts.recordedBy, payment.recordedBy],
          [texts.reason, refund?.reason, 'wide'],
        ]}
      />
    </ActDialog>
  )
}

const REFUSAL = { label: texts.why, help: texts.whyHelp, min: 4 }

const NOTES: Readonly<Record<CounterStepName, { label: string; help?: string; min: number }>> = {
  approve: { label: texts.note, min: 0 },
  refuse: REFUSAL,
  take_back: { label: texts.reason, help: texts.reasonHelp, min: 4 },
  approve_back: { label: texts.note, min: 0 },
  refuse_back: REFUSAL,
}
