import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

const action: MantineColorsTuple = [
  '#e9f1fa',
  '#d0e1f3',
  '#a5c5e7',
  '#76a6da',
  '#4c88cb',
  '#2f71bc',
  '#1d5fae',
  '#174c8c',
  '#123c70',
  '#0d2c53',
]
const refusal: MantineColorsTuple = [
  '#fdeeed',
  '#f9d6d3',
  '#f0aca7',
  '#e57f78',
  '#d9574e',
  '#c73b31',
  '#b3261e',
  '#931d17',
  '#731611',
  '#54100c',
]

/** What Mantine draws the dark scheme with: text first, ground last. */
const dark: MantineColorsTuple = [
  '#e3e8ef',
  '#c4cdd9',
  '#a9b4c4',
  '#7d8aa0',
  '#4a5668',
  '#323c4a',
  '#232b36',
  '#1c232d',
  '#161c24',
  '#12171e',
]

/** Mantine in the terms of tokens.css: one blue, radius 6, type from 16 px, targets of 44 px at size `md`. */
export const theme = createTheme({
  primaryColor: 'action',
  primaryShade: 6,
  colors: { action, red: refusal, dark },
  black: '#1f2733',
  fontFamily: 'var(--kj-font)',
  fontFamilyMonospace: 'ui-monospace, Consolas, monospace',
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.6', lg: '1.6', xl: '1.6' },
  fontSizes: { xs: '0.875rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  headings: { fontFamily: 'var(--kj-font)', fontWeight: '600' },
  defaultRadius: 6,
  radius: { xs: '4px', sm: '6px', md: '6px', lg: '6px', xl: '6px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'md' }, vars: buttonHeight },
    ActionIcon: { defaultProps: { size: 44, variant: 'subtle' } },
    InputWrapper: { defaultProps: { size: 'md' } },
    Input: { defaultProps: { size: 'md' }, vars: inputHeight },
    TextInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    // The placeholder is no menu item; without it the first item takes the focus.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    // A dialog's header is no banner of the page.
    Modal: { defaultProps: { centered: true, attributes: { header: { role: 'presentation' } } } },
  },
})

/** Mantine's own greys for hints and placeholders are too pale to read (WCAG 1.4.3). */
export const readableGreys: CSSVariablesResolver = () => ({
  variables: {},
  light: { '--mantine-color-dimmed': 'var(--kj-ink-soft)', '--mantine-color-placeholder': '#6b7686' },
  dark: {
    '--mantine-color-dimmed': 'var(--kj-ink-soft)',
    '--mantine-color-placeholder': 'var(--kj-ink-soft)',
    '--mantine-color-error': 'var(--kj-refusal)',
  },
})

interface Sized {
  size?: unknown
}

function buttonHeight(_: unknown, { size }: Sized) {
  return { root: size === 'md' ? { '--button-height': 'var(--kj-target)' } : {} }
}

function inputHeight(_: unknown, { size }: Sized) {
  return {
    wrapper:
      size === 'md' ? { '--input-height': 'var(--kj-target)', '--input-bd': 'var(--kj-line-strong)' } : {},
  }
}
