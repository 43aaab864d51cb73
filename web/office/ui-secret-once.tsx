import { Button } from '@mantine/core'
import { useState } from 'react'
import { focusTitle } from '#web/ui/focus-back.ts'
import { Notice } from '#web/ui/notice.tsx'
import { uiOfficeTexts as texts } from './ui-office.texts.ts'

interface SecretOnceProps {
  /** Says what it is, for whom, and how long it holds. */
  words: string
  secret: string
  onDismiss: () => void
}

/** Something shown this one time only: to copy, to hand over, and then to hide. */
export function SecretOnce({ words, secret, onDismiss }: SecretOnceProps) {
  const [said, setSaid] = useState('')
  const copy = () =>
    navigator.clipboard.writeText(secret).then(
      () => setSaid(texts.copied),
      () => setSaid(texts.copyFailed),
    )
  const dismiss = () => {
    focusTitle()
    onDismiss()
  }
  return (
    <Notice tone="must">
      <p>{words}</p>
      <p className="kj-secret">{secret}</p>
      <div className="kj-row">
        <Button onClick={() => void copy()}>{texts.copy}</Button>
        <Button variant="default" onClick={dismiss}>
          {texts.dismiss}
        </Button>
        <span>{said}</span>
      </div>
    </Notice>
  )
}
