import { IconAlertTriangle, IconCircleCheck, IconCloudUpload } from '@tabler/icons-react'
import type { SaveStatus } from './saver.ts'
import { wizardTexts as texts } from './wizard.texts.ts'

const words = {
  saved: texts.saved,
  saving: texts.saving,
  retrying: texts.retrying,
  held: texts.held,
  stale: texts.refused,
  refused: texts.refused,
} as const satisfies Record<SaveStatus, string>

/** APP-02: whether what was typed is safe; always there, so that a change of it is read out. */
export function SaveLine({ status }: { status: SaveStatus }) {
  const Icon =
    status === 'saved' ? IconCircleCheck : status === 'saving' ? IconCloudUpload : IconAlertTriangle
  return (
    <p className="kj-save-line" role="status" data-status={status}>
      <Icon size="1.1em" aria-hidden />
      {words[status]}
    </p>
  )
}
