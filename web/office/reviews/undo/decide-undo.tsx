import { decideUndo, listUndoRequests, type UndoRequestView } from '#contracts/office/undo.ts'
import { useAct } from '#web/client/queries.ts'
import { ActDialog } from '../../ui-act-dialog.tsx'
import { undoTexts as texts } from '../reviews.texts.ts'

export interface AskedUndo {
  request: UndoRequestView
  decision: 'approve' | 'reject'
}

/** REV-06: the second person's answer. It stands beside the list: a refusal takes the row away, and is read here. */
export function DecideUndo({ asked, onClose }: { asked: AskedUndo; onClose: () => void }) {
  const act = useAct(decideUndo, [listUndoRequests])
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
