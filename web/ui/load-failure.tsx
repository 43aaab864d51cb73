import { Button } from '@mantine/core'
import { Notice } from './notice.tsx'
import { uiTexts } from './ui.texts.ts'

/** In the place of what could not be loaded: why, and the button to try again. */
export function LoadFailure({ words, onRetry }: { words: string; onRetry: () => void }) {
  return (
    <Notice tone="refusal">
      <p>{words}</p>
      <Button variant="default" onClick={onRetry}>
        {uiTexts.retry}
      </Button>
    </Notice>
  )
}
