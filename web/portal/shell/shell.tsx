import '#web/ui/mantine-rest.css'
import './shell.css'
import { Outlet } from '@tanstack/react-router'
import { useEffect } from 'react'
import { CrowdNotice } from '#web/client/crowd-notice.tsx'
import { isDemonstration } from '#web/client/document-marks.ts'
import { loadModalAhead } from '#web/ui/modal/modal.tsx'
import { SkipLink } from '#web/ui/skip-link.tsx'
import { loadAhead } from '../lazy-page.ts'
import { useKeptPages } from '../offline/use-kept-pages.ts'
import { BottomBar } from './bottom-bar.tsx'
import { Header } from './header.tsx'
import { IdleDialog } from './idle-dialog.tsx'
import { IsInFrame } from './is-in-frame.ts'
import { MainMenu } from './main-menu.tsx'
import { PrintHead } from './print-head.tsx'
import { SessionDialogs } from './session-dialogs.tsx'
import { shellTexts as texts } from './shell.texts.ts'

/** When the pages of the bottom bar are loaded ahead. */
const AHEAD_MS = 2_000

/** The frame around every page behind the sign-in. */
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
      <SkipLink />
      {isDemonstration() && (
        <aside className="kj-demonstration kj-demonstration-slim kj-no-print">{texts.demonstration}</aside>
      )}
      <PrintHead />
      <Header />
      <MainMenu />
      <main id="main" tabIndex={-1} className="kj-main">
        <CrowdNotice />
        <IsInFrame value={true}>
          <Outlet />
        </IsInFrame>
      </main>
      <BottomBar />
      <IdleDialog />
      <SessionDialogs />
    </>
  )
}
