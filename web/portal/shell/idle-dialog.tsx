import { Button, Modal } from '@mantine/core'
import { uiTexts } from '#web/ui/ui.texts.ts'
import { shellTexts as texts } from './shell.texts.ts'
import { useIdle } from './use-idle.ts'

/** LOG-07: warns before the session ends by itself, and lets it go on. */
export function IdleDialog() {
  const { secondsLeft, stay } = useIdle()
  const left =
    secondsLeft === undefined || secondsLeft <= 60
      ? texts.seconds(secondsLeft ?? 0)
      : texts.minutes(Math.ceil(secondsLeft / 60))
  return (
    <Modal
      opened={secondsLeft !== undefined}
      onClose={stay}
      title={texts.idleTitle}
      closeButtonProps={{ 'aria-label': uiTexts.close }}
    >
      <p>{texts.idle(left)}</p>
      <div className="kj-buttons">
        <Button onClick={stay} data-autofocus>
          {texts.stay}
        </Button>
      </div>
    </Modal>
  )
}
