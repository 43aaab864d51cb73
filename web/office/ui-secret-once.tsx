import { Button } from '@mantine/core'
import { useState } from 'react'
import { focusTitle } from '#web/ui/focus-back.ts'
import { Notice } from '#web/ui/notice.tsx'
import { uiOfficeTexts as texts } from './ui-office.texts.ts'

interface SecretOnceProps {
  /** Says what the secret is, for whom, and how long it is valid. */
  words: string
  secret: string
  onDismiss: () => void
}

/** Shows a secret that is visible only once: staff copy it, hand it over and then hide it. */
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
