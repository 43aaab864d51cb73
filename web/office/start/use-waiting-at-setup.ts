import { useQuery } from '@tanstack/react-query'
import { listStaff } from '#contracts/office/administration.ts'
import { listWindowChanges } from '#contracts/office/setup/window-changes.ts'
import { replyOptions } from '#web/client/queries.ts'
import { useMay } from '../session.ts'
import { ALWAYS_ANEW } from './always-anew.ts'
import { startTexts as texts } from './start.texts.ts'

/** Loads what waits for this person of windows and accounts (WIN-01, ACC-01). */
export function useWaitingAtSetup() {
  const may = useMay()
  const windows = useQuery({
    ...replyOptions(listWindowChanges),
    ...ALWAYS_ANEW,
    enabled: may('window.decide'),
  })
  const accounts = useQuery({ ...replyOptions(listStaff), ...ALWAYS_ANEW, enabled: may('staff.manage') })
  const changes = windows.data?.changes.filter(({ state, mine }) => state === 'requested' && !mine)
  const conflicting = accounts.data?.staff.filter(
    ({ conflicts, disabled }) => conflicts.length > 0 && !disabled,
  )
  return {
    replies: [windows, accounts],
    waiting: [
      { words: texts.windows, to: '/windows', count: changes?.length ?? 0 },
      { words: texts.conflicts, to: '/staff', count: conflicting?.length ?? 0 },
    ],
  }
}
