import { IconAlertTriangle, IconLetterCase } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { isDemonstration } from '#web/client/document-marks.ts'
import { useLargeType } from '#web/ui/large-type.ts'
import { SkipLink } from '#web/ui/skip-link.tsx'
import { uiTexts } from '#web/ui/ui.texts.ts'
import { portalTexts } from '../portal.texts.ts'
import { signInTexts as texts } from './sign-in.texts.ts'

interface EntranceFrameProps {
  /** Given where there is no document to read it from. */
  isInvented?: boolean
  children: ReactNode
}

/** The frame of the pages before the sign-in: shows the product's name and marks a demonstration as one. */
export function EntranceFrame({ isInvented = isDemonstration(), children }: EntranceFrameProps) {
  return (
    <>
      <SkipLink />
      {isInvented && (
        <aside className="kj-demonstration">
          <IconAlertTriangle size="1.2em" aria-hidden />
          {texts.demonstration}
        </aside>
      )}
      <header className="kj-entrance-header">
        <img src="/assets/kaoji-1.svg" alt="" width="36" height="36" />
        <div>
          <p className="kj-small kj-soft">{portalTexts.authority}</p>
          <p className="kj-product">{uiTexts.product}</p>
        </div>
        <LargeTypeButton />
      </header>
      <main id="main" tabIndex={-1} className="kj-entrance">
        {children}
      </main>
    </>
  )
}

/** Who needs 长辈版 needs it here most, before the sign-in (UX-01). */
function LargeTypeButton() {
  const [isLarge, toggle] = useLargeType()
  return (
    <button type="button" className="kj-link kj-entrance-large" onClick={toggle}>
      <IconLetterCase size="1.2em" aria-hidden />
      {isLarge ? uiTexts.largeTypeOff : uiTexts.largeTypeOn}
    </button>
  )
}
