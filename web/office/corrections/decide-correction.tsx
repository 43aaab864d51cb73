import { candidateRecord } from '#contracts/office/candidates.ts'
import {
  type CorrectionView,
  decideCorrection,
  listCorrections,
} from '#contracts/office/scores/corrections.ts'
import { useAct } from '#web/client/queries.ts'
import { ActDialog } from '../ui-act-dialog.tsx'
import { Facts } from '../ui-facts.tsx'
import { correctionsTexts as texts } from './corrections.texts.ts'
import { OutcomeChange } from './outcome-change.tsx'

export interface AskedCorrection {
  correction: CorrectionView
  decision: 'approve' | 'refuse'
}

/**
 * The dialog of the second person's decision; it repeats the change and its reason (IMP-03). It is mounted outside the
 * list: after a refusal the row disappears, and the dialog must still show why.
 */
export function DecideCorrection({ asked, onClose }: { asked: AskedCorrection; onClose: () => void }) {
  const act = useAct(decideCorrection, [listCorrections, candidateRecord])
  const { correction, decision } = asked
  const { id, personName, ticketNo, courseName } = correction
  const isRefusal = decision === 'refuse'
  const word = isRefusal ? texts.refuse : texts.approve
  const decide = (note: string | undefined) =>
    act.mutate(
      { params: { id }, body: { decision, ...(note === undefined ? {} : { note }) } },
      { onSuccess: onClose },
    )
  return (
    <ActDialog
      title={texts.actTitle(word, courseName)}
      act={word}
      danger={isRefusal}
      running={act}
      note={isRefusal ? { label: texts.why, help: texts.whyHelp, min: 4 } : { label: texts.note, min: 0 }}
      onCancel={onClose}
      onConfirm={decide}
    >
      <Facts
        facts={[
          [texts.candidate, `${personName} ${ticketNo}`, 'wide'],
          [texts.change, <OutcomeChange key="change" {...correction} />, 'wide'],
          [texts.reason, correction.reason, 'wide'],
        ]}
      />
    </ActDialog>
  )
}
