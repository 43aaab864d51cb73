import sharp from 'sharp'
import { expect, test } from 'vitest'
import { INK_SCALE, inkIn, inkOfPdf, type PageInk, type Spot } from '#tests/support/pdf-ink.ts'
import { PageWriter } from '../page-writer.ts'
import type { Type } from '../sheet.ts'
import type { Weight } from './main-typeface.ts'
import { printable } from './printable.ts'
import { readTypefaces, runsOf } from './typefaces.ts'

const SIZE = 24
const COLUMNS = 16
/** Whole points, so that both drawings have the same dots. */
const SHEET = { width: 600, height: 480, left: 0, right: 0, top: 0, bottom: 0 }

/** First and last of every block of GB 18030-2022 level 3, and some between; the five that the font before this one lacked. */
const BLOCKS = [
  [0x3400, 0x4db5],
  [0x4e00, 0x9fea],
  [0x9feb, 0x9fef],
  [0xfa0e, 0xfa29],
  [0x20000, 0x2a6d6],
  [0x2a700, 0x2b734],
  [0x2b740, 0x2b81d],
  [0x2b820, 0x2cea1],
  [0x2ceb0, 0x2ebe0],
] as const

function samplesOf([from, to]: readonly [number, number]): string[] {
  const steps = Math.min(15, to - from)
  const codes = Array.from(
    { length: steps + 1 },
    (_, step) => from + Math.round(((to - from) * step) / steps),
  )
  // Where the block of compatibility characters has no ideograph of its own, the standard form is printed.
  return codes.map((code) => String.fromCodePoint(code).normalize('NFC'))
}

const spotOf = (place: number): Spot => ({
  x: 60 + (place % COLUMNS) * 30,
  y: 60 + Math.floor(place / COLUMNS) * 34,
  width: SIZE,
  height: SIZE * 1.1,
})
const baselineOf = ({ y }: Spot) => y + SIZE * 0.92

async function drawCharacters(characters: readonly string[], weight: Weight): Promise<PageInk> {
  await readTypefaces(characters)
  const writer = new PageWriter(SHEET, { title: '字', author: '字', at: new Date(0) })
  const type: Type = { size: SIZE, weight, colour: '#000000' }
  const element = writer.element('P')
  for (const [place, character] of characters.entries()) {
    const spot = spotOf(place)
    element.add(() => writer.place(character, type, { x: spot.x, baseline: baselineOf(spot) }))
  }
  element.end()
  const [page] = await inkOfPdf(await writer.end())
  if (!page) throw new Error('no page')
  return page
}

/** The outlines as the whole fonts have them, drawn by another program than the file's pages. */
async function drawOutlines(
  characters: readonly string[],
  weight: Weight,
): Promise<(spot: Spot) => Uint8Array> {
  const paths = characters.map((character, place) => {
    const [run] = runsOf(character, weight)
    const spot = spotOf(place)
    if (!run) throw new Error(`${character} has no run`)
    const scale = SIZE / run.face.font.unitsPerEm
    const path = run.face.font.glyphForCodePoint(character.codePointAt(0) ?? 0).path.toSVG()
    return `<path transform="translate(${spot.x} ${baselineOf(spot)}) scale(${scale} ${-scale})" d="${path}"/>`
  })
  const { width, height } = SHEET
  const [across, down] = [width * INK_SCALE, height * INK_SCALE]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${across}" height="${down}" viewBox="0 0 ${width} ${height}">${paths.join('')}</svg>`
  const picture = sharp(Buffer.from(svg)).flatten({ background: '#ffffff' }).greyscale()
  const data = await picture.raw().toBuffer()
  return ({ x, y, width: spotWidth, height: spotHeight }) => {
    const [left, top] = [Math.round(x * INK_SCALE), Math.round(y * INK_SCALE)]
    const [columns, rows] = [Math.round(spotWidth * INK_SCALE), Math.round(spotHeight * INK_SCALE)]
    return Uint8Array.from({ length: columns * rows }, (_, place) => {
      const row = top + Math.floor(place / columns)
      return 255 - (data[row * across + left + (place % columns)] ?? 255)
    })
  }
}

/** How alike two pictures are: 1 for the same, 0 when they have no dot in common. */
function likeness(one: Uint8Array, other: Uint8Array): number {
  let [product, ones, others] = [0, 0, 0]
  for (const [place, dot] of one.entries()) {
    const there = other[place] ?? 0
    product += dot * there
    ones += dot * dot
    others += there * there
  }
  return product / Math.sqrt(ones * others || 1)
}

for (const weight of ['regular', 'bold'] as const)
  test(`GRA-11 characters of every plane leave their own ink on the sheet, ${weight}`, async () => {
    const characters = BLOCKS.flatMap(samplesOf)
    const page = await drawCharacters(characters, weight)
    const outline = await drawOutlines(characters, weight)
    const wrong = characters.filter((_, place) => {
      const ink = inkIn(page, spotOf(place))
      return ink < 0.01 || ink > 0.7 || likeness(page.dotsIn(spotOf(place)), outline(spotOf(place))) < 0.95
    })
    expect(wrong).toEqual([])
    expect(characters.length).toBeGreaterThan(130)
  })

test('GRA-11 no character comes out as the box for none, as 〓, or as another one', async () => {
  const characters = [...new Set(BLOCKS.flatMap(samplesOf))]
  // The last is a code that no font has, set without `printable`: what a lost character would look like.
  const all = [...characters, '〓', '\u{30ede}']
  const page = await drawCharacters(all, 'regular')
  const seen = new Map<string, string>()
  for (const [place, character] of all.entries()) {
    const dots = page.dotsIn(spotOf(place)).join('')
    expect(seen.get(dots), `${character} looks like another`).toBeUndefined()
    seen.set(dots, character)
  }
})

test('GRA-11 what no font has is printed as 〓 with its code, and seen', async () => {
  const text = [...printable('\u{30ede}')]
  expect(text.join('')).toBe('〓（U+30EDE）')
  const page = await drawCharacters(text, 'regular')
  expect(text.filter((_, place) => inkIn(page, spotOf(place)) === 0)).toEqual([])
})

test('UX-02 the selector of a variant leaves no ink of its own', async () => {
  const page = await drawCharacters(['葛\u{e0100}', '葛'], 'regular')
  expect(likeness(page.dotsIn(spotOf(0)), page.dotsIn(spotOf(1)))).toBeGreaterThan(0.99)
})
