import '@mantine/core/styles/Overlay.css'
import '@mantine/core/styles/ModalBase.css'
import '@mantine/core/styles/Modal.css'
import { Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Notice } from '#web/ui/notice.tsx'
import { titleAtTop } from '#web/ui/sticky-bars.ts'
import { uiTexts } from '#web/ui/ui.texts.ts'
import { type DialogProps, useHeldEntries } from './held-entries.ts'

/**
 * The dialog itself, with its styles. It opens after it was drawn closed, because only then the library notes where the focus came from; and
 * at once, because whoever waited for its code waits no longer.
 */
export function DrawnModal({ holdsEntries = false, title, children, ...props }: DialogProps) {
  const [isDrawn, setDrawn] = useState(false)
  useEffect(() => setDrawn(true), [])
  const { isWarned, properties } = useHeldEntries({ ...props, isHolding: holdsEntries })
  return (
    <Modal
      {...props}
      {...properties}
      {...(title ? { title: <span ref={titleAtTop}>{title}</span> } : {})}
      opened={props.opened && isDrawn}
      transitionProps={{ duration: 0 }}
    >
      {isWarned && <Notice tone="must">{uiTexts.unsent}</Notice>}
      {children}
    </Modal>
  )
}
