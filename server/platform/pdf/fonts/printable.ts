import { readMainTypeface } from './main-typeface.ts'
import { rareCharacterFile } from './rare-characters.ts'

/** A character that no font has, as the papers name it. */
export interface Unprintable {
  character: string
  /** U+1F600; more than one for a character that is made of several. */
  code: string
}

const GRAPHEMES = new Intl.Segmenter('zh', { granularity: 'grapheme' })
/** Nothing is drawn for these: controls, and what only changes its neighbour. */
const INVISIBLE = /^[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Variation_Selector}]$/u
/** HanaMin draws some of these, but what they mean is agreed between two machines only. */
const PRIVATE = /^[\p{Co}\p{Cs}]$/u
let mainCodes: ReadonlySet<number> | undefined

/**
 * Lists each character of a text that no font has, once, in the order of the text, so that an officer sees before printing
 * what will come out as 〓 (GRA-11).
 */
export function unprintable(text: string): Unprintable[] {
  const missing = [...graphemesOf(tidy(text))].filter((grapheme) => !isCovered(grapheme))
  return [...new Set(missing)].map((character) => ({ character, code: codesOf(character) }))
}

/**
 * Makes a text as the papers print it: each character that no font has becomes 〓 with its code, so that readers see that one is
 * missing, and which. Blanks of every kind become plain ones, and what nobody sees is left out.
 */
export function printable(text: string): string {
  let printed = ''
  for (const grapheme of graphemesOf(tidy(text)))
    printed += isCovered(grapheme) ? grapheme : `〓（${codesOf(grapheme)}）`
  return printed
}

/** Whether the main font has the character; it is read when this is first asked. */
export function isInMainFont(code: number): boolean {
  mainCodes ??= new Set(readMainTypeface('regular').font.characterSet)
  return mainCodes.has(code)
}

/** Cuts a text into what readers call characters: 葛 with the selector of its variant is one. */
export function* graphemesOf(text: string): Generator<string> {
  for (const { segment } of GRAPHEMES.segment(text)) yield segment
}

function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[\t\u00a0]|(?!\u3000)\p{Zs}/gu, ' ')
    .replace(/(?!\n)\p{Cc}/gu, '')
}

function isCovered(grapheme: string): boolean {
  return [...grapheme].every((one) => {
    const code = one.codePointAt(0) ?? 0
    if (PRIVATE.test(one)) return false
    return INVISIBLE.test(one) || isInMainFont(code) || rareCharacterFile(code) !== undefined
  })
}

function codesOf(grapheme: string): string {
  const codes = [...grapheme].filter((one) => !INVISIBLE.test(one)).map((one) => one.codePointAt(0) ?? 0)
  return codes.map((code) => `U+${code.toString(16).toUpperCase()}`).join(' ')
}
