import './mantine.css'
import './tokens.css'
import './ui.css'
import { MantineProvider } from '@mantine/core'
import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { restoreLargeType } from './large-type.ts'
import { readNonce, shareNonce } from './nonce.ts'
import { dropControlCharacters } from './sound-input.ts'
import { readableGreys, theme } from './theme.ts'

/** Opens the page's `#root` inside the design system, and answers what draws there; what is drawn next takes its place. */
export function mount(): (page: ReactNode) => void {
  const place = document.getElementById('root')
  if (place === null) throw new Error('the page has no #root')
  shareNonce()
  restoreLargeType()
  dropControlCharacters(document)
  const root = createRoot(place)
  return (page) =>
    root.render(
      <StrictMode>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={readableGreys}
          forceColorScheme="light"
          getStyleNonce={readNonce}
          deduplicateInlineStyles
          deduplicateCssVariables={false}
        >
          {page}
        </MantineProvider>
      </StrictMode>,
    )
}
