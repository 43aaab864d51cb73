import { alikeCharacters } from './alike-characters.ts'
import { radicals } from './radicals.ts'

/** One way of making two writings of the same thing equal. Doing it twice changes nothing. */
export type FoldStep = (text: string) => string

/** The look-alikes that input methods, fonts and old files put for 「·」. */
const DOTS = /[・•‧∙⋅･⸱․ㆍ﹒]/g
// Spreadsheets pad two-character names: 「张　三」. Private-use characters stand for rare Han ones.
const HAN = '[\\p{Script=Han}\\p{Co}]'
const SPACE_WITHIN_HAN = new RegExp(`(?<=${HAN}) (?=${HAN})`, 'gu')
// A full stop is a dot too, but only in a Han name: Latin ones abbreviate with it, 「J. Smith」.
const STOP_WITHIN_HAN = new RegExp(`(?<=${HAN} ?)\\.(?= ?${HAN})`, 'gu')

/** Full-width letters, digits and signs as their ASCII forms, ideographic spaces as spaces: an input method types them. */
export const width: FoldStep = (text) =>
  text
    .replaceAll(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')

/** Drops control characters except tab and line breaks: a PDF viewer copies them, and they are invisible. */
export const noControls: FoldStep = (text) => text.replaceAll(/[^\P{Cc}\t\n\r]/gu, '')

/** Drops what cannot be seen: control characters, zero-width spaces, soft hyphens, marks of writing direction. */
export const noInvisible: FoldStep = (text) => noControls(text).replaceAll(/\p{Cf}/gu, '')

/** Drops every blank. */
export const noBlanks: FoldStep = (text) => text.replaceAll(/\s/gu, '')

/** One blank where there are several, none at the ends. */
export const oneBlank: FoldStep = (text) => text.replaceAll(/\s+/gu, ' ').trim()

/** Drops dashes: they only group the digits. */
export const noDashes: FoldStep = (text) => text.replaceAll(/[\p{Pd}\u2212]/gu, '')

/** Hyphens, dashes and the minus sign as 「-」: word processors put one for another. */
export const oneDash: FoldStep = (text) => text.replaceAll(/[\u2010-\u2015\u2212\uFE58\uFE63]/g, '-')

/** Typographic apostrophes, primes and accents that stand alone as 「'」. */
export const oneApostrophe: FoldStep = (text) =>
  text.replaceAll(/[\u2018\u2019\u201B\u2032\u02B9\u02BB\u02BC`\u00B4]/g, "'")

/** One middle dot for its look-alikes. */
export const oneDot: FoldStep = (text) => text.replaceAll(DOTS, '·')

/** Drops middle dots. */
export const noDots: FoldStep = (text) => oneDot(text).replaceAll('·', '')

/** Blanks and full stops within a Han name: none, and 「·」. */
export const hanSpacing: FoldStep = (text) =>
  text.replaceAll(STOP_WITHIN_HAN, '·').replaceAll(/ ?· ?/g, '·').replaceAll(SPACE_WITHIN_HAN, '').trim()

/** Drops the marks that choose a glyph of the same character. */
export const noVariants: FoldStep = (text) => text.replaceAll(/\p{Variation_Selector}/gu, '')

/** Every kind of bracket as 「(」 and 「)」: one officer types 〔1998〕 as it is printed, another [1998]. */
export const oneBracket: FoldStep = (text) =>
  text.replaceAll(/[[〔【〖〈《「『{]/g, '(').replaceAll(/[\]〕】〗〉》」』}]/g, ')')

/** Drops the country code before a mobile number of the mainland: address books write +86 before it. */
export const noCountryCode: FoldStep = (text) => text.replace(/^(?:\+|00)?86(?=1[3-9]\d{9}$)/, '')

/** Drops signs that stand before or between the parts of a number. */
export const noSigns: FoldStep = (text) => text.replaceAll(/[№#:_]/g, '')

/** Drops every character that is not a digit. */
export const digitsOnly: FoldStep = (text) => text.replaceAll(/\D/g, '')

/** Gives a letter with an accent one code, whether it was typed as one character or as two. */
export const composed: FoldStep = (text) => text.normalize('NFC')

/** The plain form of circled, superscript and other letters: for what is only compared, never kept. */
export const compatible: FoldStep = (text) => text.normalize('NFKC')

/** Letters in upper case. */
export const upper: FoldStep = (text) => text.toUpperCase()

/** Letters in lower case. */
export const lower: FoldStep = (text) => text.toLowerCase()

/** Puts back the zeros that a spreadsheet took from the front of a code that is all digits. */
export const leadingZeros =
  ({ from, to }: { from: number; to: number }): FoldStep =>
  (text) =>
    /^\d+$/.test(text) && text.length >= from ? text.padStart(to, '0') : text

/** The steps that change nothing in a text of the digits 0 to 9, the letters A to Z and the characters U+4E00 to U+9FFF. */
export const LEAVES_PLAIN: ReadonlySet<FoldStep> = new Set([
  ...[width, noControls, noInvisible, noBlanks, oneBlank, noDashes, oneDash, oneApostrophe, oneDot, noDots],
  ...[hanSpacing, noVariants, oneBracket, noSigns, composed, compatible, upper],
  ...[radicals, alikeCharacters],
])
