import { Button } from '@mantine/core'
import { createContext, type FormEvent, type ReactNode, useContext } from 'react'
import { flushSync } from 'react-dom'
import { Modal } from '#web/ui/modal/modal.tsx'
import { useIsCovered } from './covered.ts'
import { useFocusBack } from './focus-back.ts'
import { stickyAtBottom } from './sticky-bars.ts'
import { uiTexts } from './ui.texts.ts'

/** What happened to the page below while the dialog was open; shown above its content, for the page is covered. */
export const DialogNews = createContext<ReactNode>(null)

interface ConfirmDialogProps {
  opened: boolean
  /** Names the act: 「退出登录」, never 「确定吗？」. */
  title: string
  /** The button's word; names the act again. */
  act: string
  /** The word of the button that leaves everything as it is; absent: 「取消」, which says nothing where the act is to cancel. */
  keep?: string
  danger?: boolean
  isWorking?: boolean
  /** Room for more than a question: two columns on a desk. */
  wide?: boolean
  children: ReactNode
  onConfirm: () => void
  onCancel: () => void
}

/**
 * Asks before an act that cannot simply be undone. Enter does it, from a field too; a dangerous one only once its button
 * or a field of it was reached. Esc and 「取消」 leave everything as it is; Esc asks
 * first where something was typed.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const isCovered = useIsCovered()
  const news = useContext(DialogNews)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    // React hands it on to the form of the page that the dialog was opened from.
    event.stopPropagation()
    if (props.isWorking) return
    const form = event.currentTarget
    flushSync(props.onConfirm)
    goToFault(form)
  }
  return (
    <Modal
      opened={props.opened}
      holdsEntries
      onClose={props.onCancel}
      closeOnEscape={!isCovered}
      title={props.title}
      size={props.wide ? '46rem' : 'md'}
      closeButtonProps={{ 'aria-label': uiTexts.close }}
    >
      <FocusBack />
      <form noValidate onSubmit={submit}>
        {news}
        {props.children}
        <div className="kj-buttons kj-dialog-buttons" ref={stickyAtBottom}>
          <Button variant="default" onClick={props.onCancel}>
            {props.keep ?? uiTexts.cancel}
          </Button>
          <Button
            type="submit"
            color={props.danger ? 'red' : 'action'}
            loading={props.isWorking ?? false}
            {...(props.danger ? {} : { 'data-autofocus': true })}
          >
            {props.act}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

/** Shows what is missing, which may stand above what the dialog shows of itself on a phone; a list of all faults takes the focus itself. */
function goToFault(form: HTMLFormElement): void {
  if (form.querySelector('.kj-problems') !== null) return
  form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
}

/** Lives as long as the dialog is shown: the act may take away what opened it. */
function FocusBack() {
  useFocusBack()
  return null
}
