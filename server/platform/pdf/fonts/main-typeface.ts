import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { create, type Font } from 'fontkit'

/** A font as a document embeds it, by the name under which it is known there. */
export interface Typeface {
  name: string
  bytes: Buffer
  font: Font
}

export type Weight = 'regular' | 'bold'

const FILES = {
  regular: '400Regular/NotoSerifSC_400Regular.ttf',
  bold: '700Bold/NotoSerifSC_700Bold.ttf',
} as const satisfies Record<Weight, string>

/** Reads Noto Serif SC: 30,928 characters, in the forms that are the standard in China. About 15 MB a weight. */
export function readMainTypeface(weight: Weight): Typeface {
  const folder = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-serif-sc')))
  return openTypeface(`main-${weight}`, readFileSync(join(folder, FILES[weight])))
}

/** Makes a typeface of a font's bytes. */
export function openTypeface(name: string, bytes: Buffer): Typeface {
  const font = create(bytes)
  if (!('hasGlyphForCodePoint' in font)) throw new Error(`${name} is a collection, not a font`)
  return { name, bytes, font }
}
