import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { DesignSystem } from './design-system.tsx'
import { uiTexts } from './ui.texts.ts'

/**
 * A page as markup, drawn without a browser while the pages are built, with the colours of both schemes. It is a picture, until the page
 * itself takes its place: it takes no key and no touch. If that lasts, it says what to do.
 */
export function drawStill(page: ReactNode, nonce: string): string {
  return renderToStaticMarkup(
    <DesignSystem scheme="light" getNonce={() => nonce}>
      <div inert aria-hidden="true">
        {page}
      </div>
      <p className="kj-still-slow" role="status">
        {uiTexts.stillSlow}
      </p>
    </DesignSystem>,
  )
}
