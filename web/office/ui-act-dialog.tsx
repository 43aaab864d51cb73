import { TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { errorWords } from '#web/client/error-words.ts'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { useFocusBack } from '#web/ui/focus-back.ts'
import { Notice } from '#web/ui/notice.tsx'
import { uiOfficeTexts } from './ui-office.texts.ts'

interface ActDialogProps {
  title: string
  /** The word on the button; it names the act. */
  act: string
  danger?: boolean
  running: { isPending: boolean; error: Error | null }
  /** Asks for a note with at least `min` characters; with 0 the note is optional. */
  note?: { label: string; help?: string; min: number }
  children?: ReactNode
  onCancel: () => void
  /** `note` is undefined if the person wrote nothing. */
  onConfirm: (note: string | undefined) => void
}

/** Confirms an act by its name, asks for its reason, and stays open to show a refusal. */
export function ActDialog(given: ActDialogProps) {
  const { note, running } = given
  useFocusBack()
  // One act may serve several dialogs, or one dialog twice, so an error from before it opened is not shown.
  const [earlier] = useState(running.error)
  const [typed, setTyped] = useState('')
  const [isSent, setSent] = useState(false)
  const words = typed.trim()
  // Counted as the server does: a rare character is one.
  const isShort = [...words].length < (note?.min ?? 0)
  const confirm = () => {
    setSent(true)
    if (!isShort) given.onConfirm(words === '' ? undefined : words)
  }
  return (
    <ConfirmDialog
      opened
      title={given.title}
      act={given.act}
      danger={given.danger ?? false}
      isWorking={running.isPending}
      onCancel={given.onCancel}
      onConfirm={confirm}
    >
      {running.error && running.error !== earlier && (
        <Notice tone="refusal">{errorWords(running.error)}</Notice>
      )}
      {given.children}
      {note && (
        <TextInput
          mt="md"
          label={note.label}
          description={note.help}
          error={isSent && isShort && uiOfficeTexts.tooShort(note.min)}
          value={typed}
          maxLength={200}
          data-autofocus
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
    </ConfirmDialog>
  )
}
