import './shell.css'
import type { ReactNode } from 'react'
import { isDemonstration } from '#web/client/document-marks.ts'
import { SkipLink } from '#web/ui/skip-link.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { Header } from './header.tsx'
import { MainMenu } from './main-menu.tsx'
import { PrintHead } from './print-head.tsx'
import { shellTexts as texts } from './shell.texts.ts'

/** The frame around every page behind the sign-in. */
export function Frame({ children }: { children: ReactNode }) {
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
        {children}
      </main>
      <BottomBar />
    </>
  )
}
