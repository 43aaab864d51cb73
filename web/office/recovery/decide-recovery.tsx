import { decideRecoveryRequest, listRecoveryRequests } from '#contracts/office/candidates.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { useAct } from '#web/client/queries.ts'
import { ActDialog } from '../ui-act-dialog.tsx'
import { recoveryTexts as texts } from './recovery.texts.ts'

export interface AskedRecovery {
  request: ReplyOf<typeof listRecoveryRequests>['requests'][number]
  decision: 'grant' | 'refuse'
}

interface DecideRecoveryProps {
  asked: AskedRecovery
  onCode: (code: string) => void
  onClose: () => void
}

/**
 * The dialog of the decision and its evidence (LOG-08). It is mounted outside the list: after a refusal the row
 * disappears, and the dialog must still show why.
 */
export function DecideRecovery({ asked, onCode, onClose }: DecideRecoveryProps) {
  const act = useAct(decideRecoveryRequest, [listRecoveryRequests])
  const { request, decision } = asked
  const { id, claimedName, matches } = request
  const isGrant = decision === 'grant'
  const decide = (note = '') =>
    // The code reaches the page even if the dialog was closed before the answer.
    act.mutateAsync({ params: { id }, body: { decision, note } }, { onSuccess: onClose }).then(
      ({ code }) => code !== undefined && onCode(code),
      // The dialog shows the error.
      () => undefined,
    )
  return (
    <ActDialog
      title={isGrant ? texts.grantTitle(claimedName) : texts.refuseTitle(claimedName)}
      act={isGrant ? texts.grant : texts.refuse}
      danger={!isGrant || !matches}
      running={act}
      note={{ label: isGrant ? texts.evidence : texts.why, help: texts.noteHelp, min: 4 }}
      onCancel={onClose}
      onConfirm={(note) => void decide(note)}
    >
      {isGrant && <p>{matches ? texts.grantLead : texts.grantDiffers}</p>}
    </ActDialog>
  )
}
