import { type ReactNode, useEffect } from 'react'
import { uiTexts } from './ui.texts.ts'

interface PageTitleProps {
  title: string
  /** Named after the page in the window's title. */
  product?: string
  /** Stands at the end of the line: a button, a badge. */
  aside?: ReactNode
  lead?: ReactNode
}

/** The page's one h1; also the window's title. It can take the focus after a change of page. */
export function PageTitle({ title, product = uiTexts.product, aside, lead }: PageTitleProps) {
  useEffect(() => {
    document.title = uiTexts.titleOf(title, product)
  }, [title, product])
  return (
    <header className="kj-page-title">
      <div className="kj-page-title-line">
        <h1 tabIndex={-1}>{title}</h1>
        {aside}
      </div>
      {lead !== undefined && <p className="kj-lead">{lead}</p>}
    </header>
  )
}
