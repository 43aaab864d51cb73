import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { readNonce } from './nonce.ts'
import { readableGreys, theme } from './theme.ts'

interface DesignSystemProps {
  scheme: 'light' | 'dark'
  /** The content security policy's nonce, where there is no document to read it from. */
  getNonce?: () => string
  children: ReactNode
}

/** What everything on a page is drawn inside: Mantine, in the terms of tokens.css. */
export function DesignSystem({ scheme, getNonce = readNonce, children }: DesignSystemProps) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={readableGreys}
      forceColorScheme={scheme}
      getStyleNonce={getNonce}
      deduplicateInlineStyles
      deduplicateCssVariables={false}
    >
      {children}
    </MantineProvider>
  )
}
