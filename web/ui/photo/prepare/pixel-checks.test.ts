import { expect, test } from 'vitest'
import { glareShare, type Pixels, sharpness } from './pixel-checks.ts'

type Paint = (x: number, y: number) => number

function picture(paint: Paint, width = 320, height = 240): Pixels {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) data.fill(paint(x, y), (y * width + x) * 4, (y * width + x) * 4 + 4)
  return { width, height, data }
}

/** Strokes as print has them, `wide` pixels each; pale when the ink is light. */
function print(wide: number, ink = 40): Paint {
  return (x, y) => (Math.floor(x / wide) % 3 === 0 && Math.floor(y / (wide * 4)) % 2 === 0 ? ink : 220)
}

/** A box blur in both directions, three times: nearly Gaussian. */
function blurred(paint: Paint, radius: number): Paint {
  let light = Float64Array.from({ length: 320 * 240 }, (_, at) => paint(at % 320, Math.floor(at / 320)))
  for (let pass = 0; pass < 3; pass += 1)
    for (const step of [1, 320])
      light = light.map((_, at) => {
        let sum = 0
        for (let off = -radius; off <= radius; off += 1) sum += light[at + off * step] ?? 220
        return sum / (2 * radius + 1)
      })
  return (x, y) => light[y * 320 + x] ?? 220
}

const grain =
  (paint: Paint): Paint =>
  (x, y) =>
    paint(x, y) + (((x * 7919 + y * 104_729) % 13) - 6)

test('EVI-02 sharp print is far from blurred print, fine or coarse, black or pale', () => {
  for (const paint of [print(2), print(3), print(6), print(3, 160)]) {
    const sharp = sharpness(picture(paint)) ?? 0
    const soft = sharpness(picture(blurred(paint, 3))) ?? 0
    expect(sharp).toBeGreaterThan(1)
    expect(soft).toBeLessThan(0.5)
  }
})

test('EVI-02 grain on plain paper does not make a blurred picture sharp', () => {
  const soft = blurred(print(6), 3)
  const half = (x: number, y: number) => (x < 160 ? soft(x, y) : 220)
  expect(sharpness(picture(grain(half)))).toBeLessThan(0.8)
})

test('EVI-02 an empty sheet says nothing about sharpness', () => {
  expect(sharpness(picture(() => 220))).toBeUndefined()
})

const spot =
  (radius: number): Paint =>
  (x, y) =>
    Math.hypot(x - 160, y - 120) < radius ? 255 : 200

test('EVI-02 a spot of full light on paper is glare, by its share of the picture', () => {
  expect(glareShare(picture(spot(30)))).toBeCloseTo((Math.PI * 30 ** 2) / (320 * 240), 2)
})

test('EVI-02 scattered bright points are no glare', () => {
  expect(glareShare(picture((x, y) => (x % 3 === 0 && y % 3 === 0 ? 255 : 200)))).toBe(0)
  expect(glareShare(picture(spot(5)))).toBe(0)
})

test('EVI-02 the white paper of a scan is no glare', () => {
  expect(glareShare(picture((x) => (x < 40 ? 30 : 255)))).toBe(0)
})

test('EVI-02 two spots are counted apart, and a spot at the edge does not run over to the next row', () => {
  const bars: Paint = (x) => (x < 3 || x >= 317 ? 255 : 200)
  expect(glareShare(picture(bars))).toBeCloseTo(6 / 320)
  const halves: Paint = (x, y) => ((x === 0 && y % 2 === 0) || (x === 319 && y % 2 === 1) ? 255 : 200)
  expect(glareShare(picture(halves))).toBe(0)
})
