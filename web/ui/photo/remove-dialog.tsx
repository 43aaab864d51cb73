import { useState } from 'react'
import { ConfirmDialog } from '../confirm-dialog.tsx'
import { Notice } from '../notice.tsx'
import { photoTexts as texts } from './photo.texts.ts'

interface RemoveDialogProps {
  opened: boolean
  words: string
  onRemove: () => Promise<void>
  onClose: () => void
  onGone: () => void
}

/** Asks before a photograph is removed, and stays open when it was not. */
export function RemoveDialog({ opened, words, onRemove, onClose, onGone }: RemoveDialogProps) {
  const [state, setState] = useState<'asking' | 'working' | 'failed'>('asking')
  const close = () => {
    setState('asking')
    onClose()
  }
  const remove = async () => {
    setState('working')
    try {
      await onRemove()
      close()
      onGone()
    } catch {
      setState('failed')
    }
  }
  return (
    <ConfirmDialog
      opened={opened}
      title={texts.confirmRemoval}
      act={texts.confirmRemoval}
      danger
      isWorking={state === 'working'}
      onConfirm={() => void remove()}
      onCancel={close}
    >
      <p>{words}</p>
      {state === 'failed' && <Notice tone="refusal">{texts.removalFailed}</Notice>}
    </ConfirmDialog>
  )
}
