import {
  askSanctionRevocation,
  decideSanction,
  listSanctions,
  sanctionsOfCandidate,
} from '#contracts/office/sanctions.ts'
import { formatDate } from '#rulebook/beijing-time.ts'
import { useAct } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { ActDialog } from '../ui-act-dialog.tsx'
import { Facts } from '../ui-facts.tsx'
import { type AskedStep, stepWord } from './sanction-acts.tsx'
import { sanctionKindWords, sanctionsTexts as texts } from './sanctions.texts.ts'

const SHOWN = [listSanctions, sanctionsOfCandidate]

/** The dialog of a step on a sanction; it repeats what the sanction says. */
export function SanctionStep({ asked, onClose }: { asked: AskedStep; onClose: () => void }) {
  const { sanction, step } = asked
  const revoke = useAct(askSanctionRevocation, SHOWN)
  const decide = useAct(decideSanction, SHOWN)
  const { id, personName, kind, until, isOver, reason, revocation } = sanction
  const word = stepWord(sanction, step)
  const confirm = (note: string | undefined) => {
    const after = { onSuccess: onClose }
    if (step === 'revoke') {
      revoke.mutate({ params: { id }, body: { reason: note ?? '' } }, after)
      return
    }
    const seen = sanction.state === 'revocation_asked' ? 'revocation_asked' : 'requested'
    const more = note === undefined ? {} : { note }
    decide.mutate({ params: { id }, body: { seen, decision: step, ...more } }, after)
  }
  return (
    <ActDialog
      title={texts.actTitle(word, personName)}
      act={word}
      danger={step === 'refuse'}
      running={step === 'revoke' ? revoke : decide}
      note={NOTES[step]}
      onCancel={onClose}
      onConfirm={confirm}
    >
      {isOver && <Notice tone="must">{texts.decidedOver}</Notice>}
      <Facts
        facts={[
          [texts.kind, sanctionKindWords[kind]],
          [texts.until, formatDate(until)],
          [texts.reason, reason, 'wide'],
          ...(revocation && sanction.state === 'revocation_asked'
            ? ([[texts.revocation, revocation.reason, 'wide']] as const)
            : []),
        ]}
      />
    </ActDialog>
  )
}

const NOTES: Readonly<Record<AskedStep['step'], { label: string; help?: string; min: number }>> = {
  approve: { label: texts.note, min: 0 },
  refuse: { label: texts.why, help: texts.whyHelp, min: 4 },
  revoke: { label: texts.revokeWhy, help: texts.revokeHelp, min: 4 },
}
