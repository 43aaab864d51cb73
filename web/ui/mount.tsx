import './mantine.css'
import './tokens.css'
import './ui.css'
import { type ReactNode, StrictMode, startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { useColourScheme } from './colour-scheme.ts'
import { DesignSystem } from './design-system.tsx'
import { CutPaste } from './input/cut-paste.tsx'
import { dropControlCharacters } from './input/sound-input.ts'
import { restoreLargeType } from './large-type.ts'
import { shareNonce } from './nonce.ts'

interface Entrance {
  /** `light`: for all, whatever the system says; `system`: as the system or the person says (HOM-08). */
  scheme: 'light' | 'system'
}

/** Opens the page's `#root` inside the design system, and answers what draws there; what is drawn next takes its place. */
export function mount({ scheme }: Entrance): (page: ReactNode) => void {
  const place = document.getElementById('root')
  if (place === null) throw new Error('the page has no #root')
  shareNonce()
  restoreLargeType()
  dropControlCharacters(document)
  const root = createRoot(place)
  const System = scheme === 'light' ? LightSystem : EitherSystem
  // In short turns, between which the browser hears the person, on a slow phone too (UX-05).
  return (page) =>
    startTransition(() =>
      root.render(
        <StrictMode>
          <System>
            {page}
            <CutPaste />
          </System>
        </StrictMode>,
      ),
    )
}

function LightSystem({ children }: { children: ReactNode }) {
  return <DesignSystem scheme="light">{children}</DesignSystem>
}

function EitherSystem({ children }: { children: ReactNode }) {
  return <DesignSystem scheme={useColourScheme()}>{children}</DesignSystem>
}
