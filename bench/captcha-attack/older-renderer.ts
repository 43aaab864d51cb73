import sharp from 'sharp'
import type { RandomSource } from '#kernel/random.ts'
import { GLYPHS } from './older-glyphs.ts'

const WIDTH = 400
const HEIGHT = 150
const LENGTH = 5
const ALPHABET = Object.keys(GLYPHS)
const INK = '#25406b'

type Point = readonly [number, number]

/**
 * A captcha as a raster image (LOG-04): vector paths could be read back. Shown at 160 × 60, sharp up to two and
 * a half times that. The strokes are our own, so no font of the machine is needed.
 */
export async function renderOlderCaptcha(random: RandomSource): Promise<{ answer: string; png: Buffer }> {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET[random.below(ALPHABET.length)] ?? 'A')
  const wave = makeWave(random)
  const paths = [
    ...letters.flatMap((letter, place) => drawLetter(random, letter, place)),
    drawLine(random),
  ].map((points) => `<path d="${smooth(points.map(wave))}" stroke-width="${between(random, 6, 8)}"/>`)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="100%" height="100%" fill="#f5f7fa"/>
    <g fill="none" stroke="${INK}" stroke-linecap="round" stroke-linejoin="round">${paths.join('')}</g>
    <g fill="${INK}">${drawGrain(random)}</g></svg>`
  const png = await sharp(Buffer.from(svg))
    .png({ palette: true, colours: 16, compressionLevel: 6 })
    .toBuffer()
  return { answer: letters.join(''), png }
}

function drawLetter(random: RandomSource, letter: string, place: number): Point[][] {
  const scale = between(random, 5.2, 6.6)
  const turn = between(random, -0.3, 0.3)
  const slant = between(random, -0.25, 0.25)
  const left = 34 + place * 68 + between(random, -7, 7)
  const top = 30 + between(random, -10, 14)
  return (GLYPHS[letter] ?? []).map((stroke) =>
    dense(stroke).map(([x, y]): Point => {
      const [u, v] = [(x - 5 + slant * (7 - y)) * scale, (y - 7) * scale]
      const shake = () => between(random, -0.8, 0.8)
      return [
        left + 5 * scale + u * Math.cos(turn) - v * Math.sin(turn) + shake(),
        top + 7 * scale + u * Math.sin(turn) + v * Math.cos(turn) + shake(),
      ]
    }),
  )
}

/** Lines in the same ink and width as the letters, right through them. */
function drawLine(random: RandomSource): Point[] {
  const from = between(random, 25, HEIGHT - 25)
  const to = between(random, 25, HEIGHT - 25)
  return Array.from({ length: 9 }, (_, step): Point => {
    const x = 10 + (step * (WIDTH - 20)) / 8
    return [x, from + ((to - from) * step) / 8 + between(random, -9, 9)]
  })
}

function drawGrain(random: RandomSource): string {
  return Array.from({ length: 45 }, () => {
    const [x, y] = [between(random, 0, WIDTH), between(random, 0, HEIGHT)]
    return `<circle cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" r="${between(random, 1, 2.6).toFixed(1)}"/>`
  }).join('')
}

function makeWave(random: RandomSource): (point: Point) => Point {
  const [phase, across, height] = [between(random, 0, 6.28), between(random, 70, 120), between(random, 4, 8)]
  return ([x, y]) => [x + (height / 2) * Math.sin(y / 24 + phase), y + height * Math.sin(x / across + phase)]
}

/** A point every unit or so, so that the wave bends straight strokes too. */
function dense(stroke: readonly Point[]): Point[] {
  return stroke.flatMap(([x, y], place): Point[] => {
    const [nextX, nextY] = stroke[place + 1] ?? [x, y]
    return [0, 0.5].map((share): Point => [x + (nextX - x) * share, y + (nextY - y) * share])
  })
}

function smooth(points: readonly Point[]): string {
  return points.map(([x, y], place) => `${place === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
}

function between(random: RandomSource, low: number, high: number): number {
  return low + ((high - low) * random.below(1_000_000)) / 1_000_000
}
