import { Button } from '@mantine/core'
import { hasFields } from '#web/ui/input/has-fields.ts'
import { Modal } from '#web/ui/modal/modal.tsx'
import { uiTexts } from '#web/ui/ui.texts.ts'
import { shellTexts as texts } from './shell.texts.ts'
import { useIdle } from './use-idle.ts'

/** Warns before the session ends, and extends it where that is possible (LOG-07). */
export function IdleDialog() {
  const { ending, dismiss } = useIdle()
  const secondsLeft = ending?.secondsLeft ?? 0
  const left = secondsLeft <= 60 ? texts.seconds(secondsLeft) : texts.minutes(Math.ceil(secondsLeft / 60))
  const isOver = ending?.why === 'over'
  return (
    <Modal
      opened={ending !== undefined}
      onClose={dismiss}
      title={isOver ? texts.overTitle : texts.idleTitle}
      closeButtonProps={{ 'aria-label': uiTexts.close }}
    >
      <p>
        {isOver ? texts.over(left) : texts.idle(left)}
        {ending !== undefined && hasFields() && texts.willKeep}
      </p>
      <div className="kj-buttons">
        <Button onClick={dismiss} data-autofocus>
          {isOver ? texts.understood : texts.stay}
        </Button>
      </div>
    </Modal>
  )
}
