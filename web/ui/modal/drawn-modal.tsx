import '@mantine/core/styles/Overlay.css'
import '@mantine/core/styles/ModalBase.css'
import '@mantine/core/styles/Modal.css'
import { Modal, type ModalProps } from '@mantine/core'
import { useEffect, useState } from 'react'

/**
 * The dialog itself, with its styles. It opens after it was drawn closed, because only then the library notes where the focus came from; and
 * at once, because whoever waited for its code waits no longer.
 */
export function DrawnModal(props: ModalProps) {
  const [isDrawn, setDrawn] = useState(false)
  useEffect(() => setDrawn(true), [])
  return <Modal {...props} opened={props.opened && isDrawn} transitionProps={{ duration: 0 }} />
}
