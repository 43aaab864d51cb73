import { readFileSync } from 'node:fs'
import { decompress } from 'woff2-encoder'
import { openTypeface, readMainTypeface, type Typeface, type Weight } from './main-typeface.ts'
import { graphemesOf, isInMainFont } from './printable.ts'
import { rareCharacterFile } from './rare-characters.ts'

/** A piece of text that one font can print. `width`: in units of the type's size. */
export interface Run {
  text: string
  face: Typeface
  width: number
}

interface Setting {
  face: Typeface
  width: number
}

/** The fonts that stay in memory between papers: a slice of HanaMin is about a megabyte, and most names need none. */
const RARE_KEPT = 12
const SETTINGS_KEPT = 20_000
const main = new Map<Weight, Typeface>()
const rare = new Map<string, Typeface>()
/** What was found out about a character of a weight; all of it is forgotten when it grows too much. */
const settings = new Map<string, Setting>()

/** Reads the fonts that these texts need; call it with all texts of a paper before `runsOf`. */
export async function readTypefaces(texts: Iterable<string>): Promise<void> {
  settings.clear()
  for (const path of [...rare.keys()].slice(0, -RARE_KEPT)) rare.delete(path)
  for (const text of texts) for (const character of text) await readRare(codeOf(character))
}

/** Cuts a printable text into pieces that have a font each: Noto Serif SC, and HanaMin for what it lacks. */
export function runsOf(text: string, weight: Weight): Run[] {
  const runs: Run[] = []
  for (const grapheme of graphemesOf(text)) {
    const { face, width } = settingOf(grapheme, weight)
    const last = runs.at(-1)
    if (last?.face === face) {
      last.text += grapheme
      last.width += width
    } else runs.push({ text: grapheme, face, width })
  }
  return runs
}

async function readRare(code: number): Promise<void> {
  if (isInMainFont(code)) return
  const path = rareCharacterFile(code)
  if (path === undefined) return
  // `pdfkit` cannot embed WOFF2.
  const face =
    rare.get(path) ?? openTypeface(`rare-${path}`, Buffer.from(await decompress(readFileSync(path))))
  rare.delete(path)
  rare.set(path, face)
}

function settingOf(grapheme: string, weight: Weight): Setting {
  const key = `${weight}${grapheme}`
  const known = settings.get(key)
  if (known) return known
  if (settings.size >= SETTINGS_KEPT) settings.clear()
  const face = faceOf(grapheme, weight)
  const found = { face, width: widthOf(grapheme, face) }
  settings.set(key, found)
  return found
}

function faceOf(grapheme: string, weight: Weight): Typeface {
  const code = codeOf(grapheme)
  const file = isInMainFont(code) ? undefined : rareCharacterFile(code)
  return (file === undefined ? undefined : rare.get(file)) ?? mainFace(weight)
}

function mainFace(weight: Weight): Typeface {
  const face = main.get(weight) ?? readMainTypeface(weight)
  main.set(weight, face)
  return face
}

function widthOf(grapheme: string, { font }: Typeface): number {
  const advances = [...grapheme].map((one) =>
    font.hasGlyphForCodePoint(codeOf(one)) ? font.glyphForCodePoint(codeOf(one)).advanceWidth : 0,
  )
  return advances.reduce((sum, advance) => sum + advance, 0) / font.unitsPerEm
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0
}
