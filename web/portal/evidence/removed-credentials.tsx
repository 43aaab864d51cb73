import { Button } from '@mantine/core'
import { focusTitle } from '#web/ui/focus-back.ts'
import { Notice } from '#web/ui/notice.tsx'
import { evidenceTexts as texts } from './evidence.texts.ts'

interface RemovedCredentialsProps {
  count: number
  /** Takes them out of the form. */
  onClear: () => void
}

/** Credentials that were chosen here and taken out of the wallet elsewhere: said, and put right with one click. */
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
