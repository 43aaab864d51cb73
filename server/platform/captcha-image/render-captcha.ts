import sharp from 'sharp'
import type { RandomSource } from '#kernel/random.ts'
import { ALPHABET, FACES } from './letters.ts'

const WIDTH = 400
const HEIGHT = 150
const LENGTH = 5
const MARGIN = 14
const INK = '#3d3d3d'
const PAPER = '#f7f7f7'

type Point = readonly [x: number, y: number]
type Move = (point: Point) => Point

/**
 * A captcha as a raster image (LOG-04): vector paths could be read back. Shown at 160 × 60, sharp up to two and a half times
 * that. What people read past, and a small network does not: letters of several types that touch, at no fixed place, bent as
 * a whole, and turned from dark to light by blots that cross them (LOG-04; `npm run captcha:attack` measures it).
 */
export async function renderCaptcha(random: RandomSource): Promise<{ answer: string; png: Buffer }> {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET[random.below(ALPHABET.length)] ?? 'A')
  const bend = makeBend(random)
  const shapes = [...placeLetters(random, letters), ...makeShades(random)].map((outline) =>
    closed(outline.map(bend)),
  )
  const scratch = open(makeScratch(random).map(bend))
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="100%" height="100%" fill="${PAPER}"/>
    <path d="${shapes.join('')}" fill="${INK}" fill-rule="evenodd"/>
    <path d="${scratch}" fill="none" stroke="${INK}" stroke-width="${between(random, 2, 3).toFixed(1)}"/></svg>`
  // In grey: to choose the colours of a palette costs as much as all the rest of a picture, to save three of nine kilobytes.
  const png = await sharp(Buffer.from(svg))
    .removeAlpha()
    .toColourspace('b-w')
    .png({ compressionLevel: 5 })
    .toBuffer()
  return { answer: letters.join(''), png }
}

/** Sets each letter against the one before, a little into it, and the whole word anywhere that it fits. */
function placeLetters(random: RandomSource, letters: readonly string[]): Point[][] {
  const drawn = letters.map((letter) => turnLetter(random, letter))
  const overlaps = drawn.map(() => between(random, 0, 5))
  const widths = drawn.map((outlines) => extentOf(outlines))
  const natural = widths.reduce(
    (sum, { left, right }, place) => sum + right - left - (overlaps[place] ?? 0),
    0,
  )
  const room = WIDTH - 2 * MARGIN
  const scale = Math.min(1.25, (room / natural) * between(random, 0.86, 1))
  let x = MARGIN + between(random, 0, Math.max(0, room - natural * scale))
  return drawn.flatMap((outlines, place) => {
    const { left, right } = widths[place] ?? { left: 0, right: 0 }
    const from = x
    x += (right - left - (overlaps[place] ?? 0)) * scale
    const y = HEIGHT / 2 + between(random, -9, 9)
    return outlines.map((outline) =>
      outline.map(([u, v]): Point => [from + (u - left) * scale, y + v * scale]),
    )
  })
}

function turnLetter(random: RandomSource, letter: string): Point[][] {
  const face = FACES[random.below(FACES.length)] ?? {}
  const [wide, high] = [between(random, 0.85, 1.05), between(random, 0.8, 1)]
  const turn = between(random, -0.26, 0.26)
  const slant = between(random, -0.18, 0.18)
  return (face[letter] ?? []).map((outline) =>
    pointsOf(outline).map(([x, y]): Point => {
      const [u, v] = [(x - slant * y) * wide, y * high]
      return [u * Math.cos(turn) - v * Math.sin(turn), u * Math.sin(turn) + v * Math.cos(turn)]
    }),
  )
}

/** Slanted bands with wavy edges: where one lies over a letter, the letter is light on dark. */
function makeShades(random: RandomSource): Point[][] {
  const slope = between(random, 0.6, 1.1) * (random.below(2) === 0 ? 1 : -1)
  const apart = between(random, 95, 125)
  const first = between(random, -apart / 2, apart / 2)
  return Array.from({ length: 5 }, (_, order) => {
    const [x, half] = [first + order * apart + between(random, -8, 8), between(random, 22, 34)]
    return [...slantedEdge(random, x - half, slope), ...slantedEdge(random, x + half, slope).reverse()]
  })
}

/** Slanted, because an upright edge beside an upright stroke is taken for one. */
function slantedEdge(random: RandomSource, x: number, slope: number): Point[] {
  const wave = makeWave(random, { height: [4, 9], length: [18, 40] })
  return Array.from({ length: 41 }, (_, step): Point => {
    const y = (step * (HEIGHT + 80)) / 40 - 40
    return [x + slope * (y - HEIGHT / 2) + wave(y), y]
  })
}

function makeWave(
  random: RandomSource,
  { height, length }: { height: readonly [number, number]; length: readonly [number, number] },
): (at: number) => number {
  const [high, long, phase] = [
    between(random, ...height),
    between(random, ...length),
    between(random, 0, 6.28),
  ]
  return (at) => high * Math.sin(at / long + phase)
}

/** A line right through the letters. */
function makeScratch(random: RandomSource): Point[] {
  const [from, to] = [between(random, 20, HEIGHT - 20), between(random, 20, HEIGHT - 20)]
  const [height, phase] = [between(random, 6, 20), between(random, 0, 6.28)]
  return Array.from({ length: 40 }, (_, step): Point => {
    const share = step / 39
    return [share * WIDTH, from + (to - from) * share + height * Math.sin(share * 9 + phase)]
  })
}

/** Two waves across each other, so that no straight stroke stays straight. */
function makeBend(random: RandomSource): Move {
  const down = makeWave(random, { height: [4, 8], length: [32, 60] })
  const across = makeWave(random, { height: [2, 5], length: [16, 28] })
  return ([x, y]) => [x + across(y), y + down(x)]
}

function pointsOf(outline: readonly number[]): Point[] {
  const points = Array.from(
    { length: outline.length / 2 },
    (_, place): Point => [outline[2 * place] ?? 0, outline[2 * place + 1] ?? 0],
  )
  // Straight strokes get points in between, so that they can be bent.
  return points.flatMap((point, place) => {
    const [x, y] = point
    const [nextX, nextY] = points[(place + 1) % points.length] ?? point
    const steps = Math.max(1, Math.ceil(Math.hypot(nextX - x, nextY - y) / 8))
    return Array.from(
      { length: steps },
      (_, step): Point => [x + ((nextX - x) * step) / steps, y + ((nextY - y) * step) / steps],
    )
  })
}

function extentOf(outlines: readonly (readonly Point[])[]): { left: number; right: number } {
  const all = outlines.flat().map(([x]) => x)
  return { left: Math.min(...all), right: Math.max(...all) }
}

function closed(points: readonly Point[]): string {
  return `${open(points)}Z`
}

function open(points: readonly Point[]): string {
  return points.map(([x, y], place) => `${place === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
}

function between(random: RandomSource, low: number, high: number): number {
  return low + ((high - low) * random.below(1_000_000)) / 1_000_000
}
