import { Button } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { refusedForm } from '#web/client/problems.ts'
import { useIsCovered } from '#web/ui/covered.ts'
import { ErrorSummary, type Problem } from '#web/ui/error-summary.tsx'
import { useFocusBack } from '#web/ui/focus-back.ts'
import { Modal } from '#web/ui/modal/modal.tsx'
import { uiTexts } from '#web/ui/ui.texts.ts'

interface FormDialogProps {
  title: string
  /** The word on the button; it names the act. */
  act: string
  /** What this page found wrong; while there is any, an earlier refusal of the server is not shown. */
  own: readonly Problem[]
  running: { isPending: boolean; error: Error | null }
  /** Shown in the form's place once it is done. */
  done?: ReactNode
  onClose: () => void
  onSend: () => void
  /** The fields; each shows its own of the problems. */
  children: (problems: readonly Problem[]) => ReactNode
}

/** A dialog with a form: every problem at once, at its field and above, whoever found it. */
export function FormDialog({ title, act, own, running, done, onClose, onSend, children }: FormDialogProps) {
  useFocusBack()
  const isCovered = useIsCovered()
  const refused = refusedForm(running.error)
  const problems = own.length > 0 ? own : refused.problems
  const send = (event: FormEvent) => {
    event.preventDefault()
    // React hands it on to the form of the page that the dialog was opened from.
    event.stopPropagation()
    onSend()
  }
  return (
    <Modal
      opened
      holdsEntries={!done}
      onClose={onClose}
      closeOnEscape={!isCovered}
      title={title}
      closeButtonProps={{ 'aria-label': uiTexts.close }}
    >
      {done || (
        <form className="kj-stack" onSubmit={send} noValidate>
          <ErrorSummary problems={problems} message={own.length > 0 ? undefined : refused.message} />
          {children(problems)}
          <Button type="submit" loading={running.isPending}>
            {act}
          </Button>
        </form>
      )}
    </Modal>
  )
}
