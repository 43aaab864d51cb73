import '#web/ui/mantine-rest.css'
import { Outlet } from '@tanstack/react-router'
import { useEffect } from 'react'
import { CrowdNotice } from '#web/client/crowd-notice.tsx'
import { loadModalAhead } from '#web/ui/modal/modal.tsx'
import { loadAhead } from '../lazy-page.ts'
import { useKeptPages } from '../offline/use-kept-pages.ts'
import { Frame } from './frame.tsx'
import { IdleDialog } from './idle-dialog.tsx'
import { IsInFrame } from './is-in-frame.ts'
import { SessionDialogs } from './session-dialogs.tsx'

/** When the pages of the bottom bar are loaded ahead. */
const AHEAD_MS = 2_000

/** What every page behind the sign-in stands in: the frame, what is loaded ahead, and the dialogs about the session. */
export function Shell() {
  useKeptPages()
  useEffect(() => {
    // The page that was opened comes first.
    const timer = setTimeout(() => {
      loadAhead()
      loadModalAhead()
    }, AHEAD_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <>
      <Frame>
        <CrowdNotice />
        <IsInFrame value={true}>
          <Outlet />
        </IsInFrame>
      </Frame>
      <IdleDialog />
      <SessionDialogs />
    </>
  )
}
