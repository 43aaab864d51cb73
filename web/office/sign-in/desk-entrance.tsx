import type { ReactNode } from 'react'
import { shellTexts } from '../shell/shell.texts.ts'

/** The frame of the desk's sign-in page, which marks a demonstration as one. */
export function DeskEntrance({ isInvented, children }: { isInvented: boolean; children: ReactNode }) {
  return (
    <>
      {isInvented && <aside className="kj-demonstration">{shellTexts.demonstration}</aside>}
      <main className="kj-office-entrance" id="main">
        {children}
      </main>
    </>
  )
}
