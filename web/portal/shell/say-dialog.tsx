import { Button, Modal } from '@mantine/core'
import { uiTexts } from '#web/ui/ui.texts.ts'
import { shellTexts as texts } from './shell.texts.ts'

interface SayDialogProps {
  title: string
  /** undefined: there is nothing to say, and no dialog. */
  words: string | undefined
  onClose: () => void
}

/** Says why an act came to nothing, over whichever page it was asked for. */
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
