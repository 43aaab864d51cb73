import { Button, Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import { onSignal } from '#web/client/signals.ts'
import { uiTexts } from '#web/ui/ui.texts.ts'
import { shellTexts as texts } from './shell.texts.ts'

/** Says that the session has ended; the page stays readable behind the dialog (LOG-07). */
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
