import { listWindows } from '#contracts/office/administration.ts'
import {
  decideWindowChange,
  listWindowChanges,
  type WindowChange,
} from '#contracts/office/setup/window-changes.ts'
import { useAct } from '#web/client/queries.ts'
import { ActDialog } from '../ui-act-dialog.tsx'
import { Facts } from '../ui-facts.tsx'
import { periodWords, windowName } from './shown-window.ts'
import { changeKindWords, windowsTexts as texts } from './windows.texts.ts'

export type ChangeAct = 'approve' | 'refuse' | 'withdraw'

interface ChangeStepProps {
  row: WindowChange
  act: ChangeAct
  onClose: () => void
}

/** The dialog of a decision on a change of a window; it shows the whole change. */
export function ChangeStep({ row, act, onClose }: ChangeStepProps) {
  const decide = useAct(decideWindowChange, [listWindowChanges, listWindows])
  const confirm = (note: string | undefined) =>
    decide.mutate(
      { params: { id: row.id }, body: { decision: act, ...(note ? { note } : {}) } },
      { onSuccess: onClose },
    )
  return (
    <ActDialog
      title={texts.actTitle(texts[act], windowName(row))}
      act={texts[act]}
      danger={act === 'refuse'}
      running={decide}
      {...(act === 'withdraw' ? {} : { note: { label: texts.note, help: texts.noteHelp, min: 0 } })}
      onCancel={onClose}
      onConfirm={confirm}
    >
      {act === 'approve' && <p>{texts.approveLead}</p>}
      <Facts
        facts={[
          [texts.kind, changeKindWords[row.kind]],
          [texts.before, row.before ? periodWords(row.before) : '—', 'wide'],
          [texts.after, row.after ? periodWords(row.after) : texts.atOnce, 'wide'],
          [texts.nextExpected, row.nextExpected ?? '—'],
          [texts.reason, row.reason, 'wide'],
          [texts.by, row.requestedBy],
        ]}
      />
    </ActDialog>
  )
}
