import { foldWidth } from './fold-width.ts'

export type NameVerdict = 'ok' | 'empty' | 'too_long' | 'characters'

const MAX_CODE_POINTS = 30
// The look-alikes that input methods, fonts and old files put for 「·」.
const DOTS = /[・•‧∙⋅･⸱․ㆍ﹒]/g
// A full stop is one too, but only in a Han name: Latin ones abbreviate with it, 「J. Smith」.
const STOP_WITHIN_HAN = /(?<=[\p{Script=Han}\p{Co}] ?)\.(?= ?[\p{Script=Han}\p{Co}])/gu
// Marks of writing direction and zero-width spaces that come along with copied text.
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g
// Spreadsheets pad two-character names: 「张　三」. Private-use characters stand for rare Han ones.
const SPACE_WITHIN_HAN = /(?<=[\p{Script=Han}\p{Co}]) (?=[\p{Script=Han}\p{Co}])/gu
// 〇 is a number to Unicode and a given name in China.
const ALLOWED = /^[\p{L}\p{M}\p{Co}〇· .'-]+$/u
const DOT_OUT_OF_PLACE = /^[·.]|··|\.\.|·$/

/**
 * A typed name as it is stored: half-width, NFC, one middle dot 「·」 for its look-alikes, no stray spaces
 * and nothing invisible (UX-02). Doing it twice changes nothing.
 */
export function normalizeName(text: string): string {
  return foldWidth(text)
    .replaceAll(INVISIBLE, '')
    .normalize('NFC')
    .replaceAll(DOTS, '·')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(STOP_WITHIN_HAN, '·')
    .replaceAll(/ ?· ?/g, '·')
    .replaceAll(SPACE_WITHIN_HAN, '')
    .trim()
}

/**
 * Whether a normalised name can be on record: up to thirty code points of letters of any script, rare Han
 * characters beyond the first plane included, and 「·」 between two of them (UX-02).
 */
export function judgeName(name: string): NameVerdict {
  const length = [...name].length
  if (length === 0) return 'empty'
  if (length > MAX_CODE_POINTS) return 'too_long'
  return ALLOWED.test(name) && /[\p{L}\p{Co}〇]/u.test(name) && !DOT_OUT_OF_PLACE.test(name)
    ? 'ok'
    : 'characters'
}

/**
 * Whether two ways of writing are the same name, as an import asks: spaces, width, dots, the case of Latin
 * letters and the variant of a Han character's glyph aside (UX-02).
 */
export function sameName(a: string, b: string): boolean {
  return foldName(a) === foldName(b)
}

function foldName(name: string): string {
  return normalizeName(name.replaceAll(/\p{Variation_Selector}/gu, '')).toUpperCase()
}
