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
  const seen = request.check ? 'checked' : 'open'
  const isGrant = decision === 'grant'
  const words = isGrant ? texts.dialogs[seen] : texts.dialogs.refuse
  const decide = (note = '') =>
    // The code reaches the page even if the dialog was closed before the answer.
    act.mutateAsync({ params: { id }, body: { decision, seen, note } }, { onSuccess: onClose }).then(
      ({ code }) => code !== undefined && onCode(code),
      // The dialog shows the error.
      () => undefined,
    )
  return (
    <ActDialog
      title={words.title(claimedName)}
      act={words.act}
      danger={!isGrant || !matches}
      running={act}
      note={{ label: words.note, help: texts.noteHelp, min: 4 }}
      onCancel={onClose}
      onConfirm={(note) => void decide(note)}
    >
      {isGrant && <p>{matches ? texts.dialogs[seen].lead : texts.grantDiffers}</p>}
    </ActDialog>
  )
}
