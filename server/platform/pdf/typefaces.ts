import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { create, type Font } from 'fontkit'
import { decompress } from 'woff2-encoder'
import { isMark, rareCharacterFile } from './rare-characters.ts'

/** A font as a document embeds it, by the name under which it is known there. */
export interface Typeface {
  name: string
  bytes: Buffer
  font: Font
}

/** A piece of text that one font can print. `width`: in units of the type's size. */
export interface Run {
  text: string
  face: Typeface
  width: number
}

export type Weight = 'regular' | 'medium'

const GRAPHEMES = new Intl.Segmenter('zh', { granularity: 'grapheme' })
const SANS = join(dirname(fileURLToPath(import.meta.resolve('@embedpdf/fonts-sc'))), '..', 'fonts')
const sans = {
  regular: typeface('sans-regular', readFileSync(join(SANS, 'NotoSansHans-Regular.otf'))),
  medium: typeface('sans-medium', readFileSync(join(SANS, 'NotoSansHans-Medium.otf'))),
}
const rare = new Map<string, Typeface>()

/**
 * Makes a text printable; call it for each text before `runsOf`. It reads the fonts that the text needs besides Noto Sans.
 * A character that no font has becomes 〓 with its code, so that readers see that one is missing, and which.
 */
export async function printable(text: string): Promise<string> {
  let printed = ''
  for (const { segment } of GRAPHEMES.segment(text.normalize('NFC'))) {
    const isKnown = covers(sans.regular, segment) || (await hasRareFace(segment))
    printed += isKnown ? segment : `〓（${codesOf(segment)}）`
  }
  return printed
}

/** Cuts a printable text into pieces that have a font each: Noto Sans, and HanaMin for what it lacks. */
export function runsOf(text: string, weight: Weight): Run[] {
  const runs: Run[] = []
  for (const { segment } of GRAPHEMES.segment(text)) {
    const face = faceOf(segment, weight)
    const width = widthOf(segment, face)
    const last = runs.at(-1)
    if (last?.face === face) {
      last.text += segment
      last.width += width
    } else runs.push({ text: segment, face, width })
  }
  return runs
}

function faceOf(segment: string, weight: Weight): Typeface {
  if (covers(sans[weight], segment)) return sans[weight]
  return rare.get(rareCharacterFile(codeOf(segment)) ?? '') ?? sans[weight]
}

async function hasRareFace(segment: string): Promise<boolean> {
  const path = rareCharacterFile(codeOf(segment))
  if (path === undefined) return false
  const face =
    rare.get(path) ?? typeface(`rare-${rare.size + 1}`, Buffer.from(await decompress(readFileSync(path))))
  rare.set(path, face)
  return covers(face, segment)
}

function typeface(name: string, bytes: Buffer): Typeface {
  const font = create(bytes)
  if (!('hasGlyphForCodePoint' in font)) throw new Error(`${name} is a collection, not a font`)
  return { name, bytes, font }
}

function widthOf(segment: string, { font }: Typeface): number {
  const advances = [...segment].map((one) =>
    isMark(one) ? 0 : font.glyphForCodePoint(codeOf(one)).advanceWidth,
  )
  return advances.reduce((sum, advance) => sum + advance, 0) / font.unitsPerEm
}

/** Line ends and selectors of variants need no picture of their own. */
function covers({ font }: Typeface, segment: string): boolean {
  return [...segment].every((one) => isMark(one) || font.hasGlyphForCodePoint(codeOf(one)))
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0
}

function codesOf(segment: string): string {
  return [...segment].map((one) => `U+${codeOf(one).toString(16).toUpperCase()}`).join(' ')
}
