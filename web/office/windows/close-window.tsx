import { closeWindow, listWindowChanges } from '#contracts/office/setup/window-changes.ts'
import { useAct } from '#web/client/queries.ts'
import { ActDialog } from '../ui-act-dialog.tsx'
import { type ShownWindow, windowName } from './shown-window.ts'
import { windowsTexts as texts } from './windows.texts.ts'

/** Asks for the end of an open window, or that one to come does not open (WIN-01). */
export function CloseWindow({ window, onClose }: { window: ShownWindow; onClose: () => void }) {
  const act = useAct(closeWindow, [listWindowChanges])
  const isOpen = window.state === 'open'
  const name = windowName(window)
  const confirm = (reason = '') => {
    const seen = { seenOpensAt: window.opensAt, seenClosesAt: window.closesAt }
    act.mutate({ params: { id: window.id }, body: { ...seen, reason } }, { onSuccess: onClose })
  }
  return (
    <ActDialog
      title={isOpen ? texts.closeTitle(name) : texts.cancelTitle(name)}
      act={texts.openAsk}
      danger
      running={act}
      note={{ label: texts.reason, help: texts.reasonHelp.close, min: 4 }}
      onCancel={onClose}
      onConfirm={confirm}
    >
      <p>{isOpen ? texts.closeLead : texts.cancelLead}</p>
    </ActDialog>
  )
}
