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

/** Draws an entrance into the page's `#root`, inside the design system. */
export function mount(page: ReactNode): void {
  const root = document.getElementById('root')
  if (root === null) throw new Error('the page has no #root')
  shareNonce()
  restoreLargeType()
  dropControlCharacters(document)
  createRoot(root).render(
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
