import '#web/ui/mantine-rest.css'
import { Outlet, useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { CrowdNotice } from '#web/client/crowd-notice.tsx'
import { isDemonstration } from '#web/client/document-marks.ts'
import { loadModalAhead } from '#web/ui/modal/modal.tsx'
import { SkipLink } from '#web/ui/skip-link.tsx'
import { useMay } from '../session.ts'
import { itemAt, mayOpen } from './menu.ts'
import { RefusedPage } from './refused-page.tsx'
import { SessionWatch } from './session-watch.tsx'
import { shellTexts as texts } from './shell.texts.ts'
import { Sidebar } from './sidebar.tsx'

/** When the code of dialogs is loaded ahead. */
const AHEAD_MS = 2_000

/** The frame around every page of the desk: navigation by grants on the left, the work on the right. */
export function Shell() {
  const item = itemAt(useLocation().pathname)
  const may = useMay()
  useEffect(() => {
    // The page that was opened comes first.
    const timer = setTimeout(loadModalAhead, AHEAD_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <>
      <SkipLink />
      <div className="kj-office">
        <Sidebar />
        <div className="kj-office-body">
          {isDemonstration() && <aside className="kj-demonstration">{texts.demonstration}</aside>}
          <main id="main" tabIndex={-1} className="kj-office-main">
            <CrowdNotice />
            {item && !mayOpen(item, may) ? <RefusedPage item={item} /> : <Outlet />}
          </main>
        </div>
      </div>
      <SessionWatch />
    </>
  )
}
