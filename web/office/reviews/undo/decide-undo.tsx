import { decideUndo, listUndoRequests, type UndoRequestView } from '#contracts/office/undo.ts'
import { useAct } from '#web/client/queries.ts'
import { ActDialog } from '../../ui-act-dialog.tsx'
import { MOVE_REFRESHES } from '../decision/move-dialogs.tsx'
import { undoTexts as texts } from './undo.texts.ts'

export interface AskedUndo {
  request: UndoRequestView
  decision: 'approve' | 'reject'
}

/**
 * The dialog of the second person's answer (REV-06). It is mounted outside the list: after a refusal the row
 * disappears, and the dialog must still show why.
 */
export function DecideUndo({ asked, onClose }: { asked: AskedUndo; onClose: () => void }) {
  const act = useAct(decideUndo, [listUndoRequests, ...MOVE_REFRESHES])
  const { request, decision } = asked
  const isAgreed = decision === 'approve'
  const settle = (note: string | undefined) =>
    act.mutate(
      { params: { id: request.id }, body: { decision, ...(note ? { note } : {}) } },
      { onSuccess: onClose },
    )
  return (
    <ActDialog
      danger={isAgreed}
      title={isAgreed ? texts.agreeTitle(request.title) : texts.refuseTitle(request.title)}
      act={isAgreed ? texts.agree : texts.refuse}
      running={act}
      note={{ label: texts.note, min: 0 }}
      onCancel={onClose}
      onConfirm={settle}
    >
      <p>{request.reason}</p>
    </ActDialog>
  )
}
