import '@mantine/core/styles/Overlay.css'
import '@mantine/core/styles/ModalBase.css'
import '@mantine/core/styles/Modal.css'
import { Modal, type ModalProps } from '@mantine/core'

/** The dialog itself, with its styles. */
export function DrawnModal(props: ModalProps) {
  return <Modal {...props} />
}
