import { decideSettlement, listBills, oneBillDay, proposeSettlement } from '#contracts/office/bills.ts'
import type { DifferenceView } from '#contracts/payments/bill.ts'
import { useAct } from '#web/client/queries.ts'
import { ActDialog } from '../ui-act-dialog.tsx'
import { Facts } from '../ui-facts.tsx'
import { amountsOf } from './amounts.ts'
import { differenceWords, billsTexts as texts, wayWords } from './bills.texts.ts'

const SHOWN = [listBills, oneBillDay]

export type DifferenceStepName = 'record' | 'explanation' | 'approve' | 'refuse'

/** A step that somebody wants to take on a difference. */
export interface AskedDifference {
  difference: DifferenceView
  step: DifferenceStepName
}

export const stepWords: Readonly<Record<DifferenceStepName, string>> = {
  record: texts.record,
  explanation: texts.explain,
  approve: texts.agree,
  refuse: texts.refuse,
}

/** The dialog of a step on a difference; it repeats what the two sides say. */
export function DifferenceStep({ asked, onClose }: { asked: AskedDifference; onClose: () => void }) {
  const { difference, step } = asked
  const { id, version, transactionNo, kind, way, note } = difference
  const propose = useAct(proposeSettlement, SHOWN)
  const decide = useAct(decideSettlement, SHOWN)
  const isProposal = step === 'record' || step === 'explanation'
  const confirm = (words: string | undefined) => {
    const after = { onSuccess: onClose }
    if (step === 'record' || step === 'explanation')
      propose.mutate({ params: { id }, body: { version, way: step, note: words ?? '' } }, after)
    else decide.mutate({ params: { id }, body: { version, decision: step } }, after)
  }
  return (
    <ActDialog
      title={texts.actTitle(stepWords[step], transactionNo)}
      act={stepWords[step]}
      danger={step === 'refuse'}
      running={isProposal ? propose : decide}
      {...(isProposal ? { note: { label: texts.note, help: texts.noteHelp, min: 4 } } : {})}
      onCancel={onClose}
      onConfirm={confirm}
    >
      {(step === 'record' || (step === 'approve' && way === 'record')) && (
        <p>{kind === 'payment_missed' ? texts.recordLead : texts.recordRefundLead}</p>
      )}
      <Facts
        facts={[
          [texts.kind, differenceWords[kind].name],
          [texts.amounts, amountsOf(difference)],
          [texts.todo, isProposal ? differenceWords[kind].todo : way && wayWords[way], 'wide'],
          [texts.note, note, 'wide'],
        ]}
      />
    </ActDialog>
  )
}
