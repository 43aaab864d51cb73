import { Button, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { uiTexts } from './ui.texts.ts'

interface ConfirmDialogProps {
  opened: boolean
  /** Names the act: 「退出登录」, never 「确定吗？」. */
  title: string
  /** The button's word; names the act again. */
  act: string
  danger?: boolean
  isWorking?: boolean
  children: ReactNode
  onConfirm: () => void
  onCancel: () => void
}

/** Asks before an act that cannot simply be undone. Esc and 「取消」 leave everything as it is. */
export function ConfirmDialog(given: ConfirmDialogProps) {
  return (
    <Modal
      opened={given.opened}
      onClose={given.onCancel}
      title={given.title}
      closeButtonProps={{ 'aria-label': uiTexts.close }}
    >
      {given.children}
      <div className="kj-buttons">
        <Button variant="default" onClick={given.onCancel}>
          {uiTexts.cancel}
        </Button>
        <Button
          color={given.danger ? 'red' : 'action'}
          loading={given.isWorking ?? false}
          onClick={given.onConfirm}
        >
          {given.act}
        </Button>
      </div>
    </Modal>
  )
}
