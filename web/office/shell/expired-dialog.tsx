import { Button, Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import { onSignal } from '#web/client/signals.ts'
import { uiTexts } from '#web/ui/ui.texts.ts'
import { shellTexts as texts } from './shell.texts.ts'

/** LOG-07: an ended session is said in words, and what the page shows stays readable behind it. */
export function ExpiredDialog() {
  const [isExpired, setExpired] = useState(false)
  useEffect(() => onSignal(({ kind }) => setExpired(kind === 'expired')), [])
  return (
    <Modal
      opened={isExpired}
      onClose={() => setExpired(false)}
      title={texts.expired}
      closeButtonProps={{ 'aria-label': uiTexts.close }}
    >
      <p>{texts.expiredLead}</p>
      <Button component="a" href="/office/sign-in">
        {texts.signInAgain}
      </Button>
    </Modal>
  )
}
