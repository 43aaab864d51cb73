import { Button } from '@mantine/core'
import { focusTitle } from '#web/ui/focus-back.ts'
import { Notice } from '#web/ui/notice.tsx'
import { evidenceTexts as texts } from './evidence.texts.ts'

interface RemovedCredentialsProps {
  count: number
  /** Takes the removed credentials out of the form. */
  onClear: () => void
}

/** Reports credentials of the form that were deleted from the wallet elsewhere, and clears them with one click. */
export function RemovedCredentials({ count, onClear }: RemovedCredentialsProps) {
  if (count === 0) return null
  const clear = () => {
    focusTitle()
    onClear()
  }
  return (
    <div id="removed-credentials" tabIndex={-1}>
      <Notice tone="must">
        <p>{texts.removedElsewhere(count)}</p>
        <Button variant="default" onClick={clear}>
          {texts.clearRemoved}
        </Button>
      </Notice>
    </div>
  )
}
