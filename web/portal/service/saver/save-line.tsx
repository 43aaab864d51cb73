import { IconAlertTriangle, IconCircleCheck, IconCloudUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { stickyAtTop } from '#web/ui/sticky-bars.ts'
import { wizardTexts as texts } from '../draft/wizard.texts.ts'
import { shortInstant } from './saved-at.ts'
import type { SaveStatus } from './saver.ts'

const words = {
  saving: texts.saving,
  retrying: texts.retrying,
  held: texts.held,
  stale: texts.refused,
  refused: texts.refused,
} as const satisfies Record<Exclude<SaveStatus, 'saved'>, string>

interface SaveLineProps {
  status: SaveStatus
  /** When the server last saved the opened draft. */
  openedAt: Date
}

/**
 * Says whether the entries are saved, and since when (APP-02). It is always drawn, so that screen readers announce
 * changes.
 */
export function SaveLine({ status, openedAt }: SaveLineProps) {
  const at = useSavedAt(status, openedAt)
  const Icon =
    status === 'saved' ? IconCircleCheck : status === 'saving' ? IconCloudUpload : IconAlertTriangle
  return (
    <p ref={stickyAtTop} className="kj-save-line kj-no-print" role="status" data-status={status}>
      <span>
        <Icon size="1.1em" aria-hidden />
        {status === 'saved' ? texts.savedAt(shortInstant(at, new Date())) : words[status]}
      </span>
    </p>
  )
}

function useSavedAt(status: SaveStatus, openedAt: Date): Date {
  const [last, setLast] = useState({ status, at: openedAt })
  // The state is set while rendering, so that an old time is never shown beside a new status.
  if (last.status !== status) setLast({ status, at: status === 'saved' ? new Date() : last.at })
  return last.at
}
