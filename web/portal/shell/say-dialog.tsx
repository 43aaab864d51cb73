import { Button } from '@mantine/core'
import { Modal } from '#web/ui/modal/modal.tsx'
import { uiTexts } from '#web/ui/ui.texts.ts'
import { shellTexts as texts } from './shell.texts.ts'

interface SayDialogProps {
  title: string
  /** undefined: no dialog is shown. */
  words: string | undefined
  onClose: () => void
}

/** Says, over the current page, why an act failed. */
export function SayDialog({ title, words, onClose }: SayDialogProps) {
  return (
    <Modal
      opened={words !== undefined}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': uiTexts.close }}
    >
      <p>{words}</p>
      <div className="kj-buttons">
        <Button onClick={onClose} data-autofocus>
          {texts.understood}
        </Button>
      </div>
    </Modal>
  )
}
