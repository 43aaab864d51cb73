import { foldWidth } from './fold-width.ts'

export type NameVerdict = 'ok' | 'empty' | 'too_long' | 'characters'

const MAX_CODE_POINTS = 30
const DOTS = /[・•‧∙⋅･．.]/g

/** A typed name as it is stored: NFC, one middle dot 「·」 for its look-alikes, no stray spaces (UX-02). */
export function normalizeName(text: string): string {
  return foldWidth(text.normalize('NFC'))
    .replaceAll(DOTS, '·')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?· ?/g, '·')
    .trim()
}

/** Whether a normalised name can be on record: up to thirty code points, any Han character, Latin, 「·」. */
export function judgeName(name: string): NameVerdict {
  const length = [...name].length
  if (length === 0) return 'empty'
  if (length > MAX_CODE_POINTS) return 'too_long'
  return /^[\p{L}\p{M}\p{Co}· '-]+$/u.test(name) ? 'ok' : 'characters'
}

/** Whether two ways of writing are the same name. */
export function sameName(a: string, b: string): boolean {
  return normalizeName(a).toUpperCase() === normalizeName(b).toUpperCase()
}
