import { expect, test } from 'vitest'
import { judgePixels, type PhotoPixels } from './judge-pixels.ts'

type Paint = (x: number, y: number) => readonly [number, number, number]

const BLUE = [150, 200, 240] as const
const SKIN = [225, 185, 160] as const
const HAIR = [30, 25, 25] as const
const SHIRT = [240, 240, 240] as const

/** Paints 480 × 640 pixels, with a little grain as a camera has it. */
function picture(paint: Paint, channels: 3 | 4 = 3): PhotoPixels {
  const [width, height] = [480, 640]
  const data = new Uint8ClampedArray(width * height * channels).fill(255)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const grain = ((x * 7919 + y * 104_729) % 7) - 3
      const at = (y * width + x) * channels
      paint(x, y).forEach((value, channel) => {
        data[at + channel] = value + grain
      })
    }
  return { width, height, channels, data }
}

interface Portrait {
  background: Paint
  hairAt: number
  shirt: readonly [number, number, number]
}

/** Paints a person from the chest up in front of a background. */
function portrait(given: Partial<Portrait> = {}): Paint {
  const { background = () => BLUE, hairAt = 80, shirt = SHIRT } = given
  return (x, y) => {
    const away = Math.abs(x - 240)
    if ((away / 115) ** 2 + ((y - hairAt - 190) / 150) ** 2 < 1) return SKIN
    if (y < hairAt + 200 && (away / 125) ** 2 + ((y - hairAt - 170) / 170) ** 2 < 1) return HAIR
    if (y > hairAt + 320 && away < 60 + (y - hairAt - 320) * 1.2) return shirt
    return background(x, y)
  }
}

const judge = (paint: Paint) => judgePixels(picture(paint))

test('GRA-10 a person before plain light blue is in order, with three and with four bytes a pixel', () => {
  const clean = { faults: [], doubts: [] }
  expect(judge(portrait())).toEqual(clean)
  expect(judgePixels(picture(portrait(), 4))).toEqual(clean)
  expect(judge(portrait({ shirt: BLUE, background: () => [100, 197, 255] }))).toEqual(clean)
})

test.each([
  ['white', [250, 250, 250]],
  ['red', [200, 30, 40]],
  ['dark blue', [20, 50, 120]],
] as const)('GRA-10 a %s background is a fault', (_, colour) => {
  expect(judge(portrait({ background: () => colour })).faults).toEqual(['background'])
})

test('GRA-10 a photograph of a room and a white frame are faults of the background', () => {
  const room: Paint = (x, y) => (x % 90 < 45 ? [120, 90, 60] : y % 70 < 35 ? [90, 140, 80] : [210, 205, 190])
  expect(judge(portrait({ background: room })).faults).toEqual(['background'])
  const framed: Paint = (x, y) => (Math.min(x, y, 479 - x) < 45 ? [255, 255, 255] : portrait()(x, y))
  expect(judge(framed).faults).toEqual(['background'])
})

test('GRA-10 black and white is one fault, whatever its light: photographs, black, white and grey pictures', () => {
  const greyed: Paint = (x, y) => {
    const [red, green, blue] = portrait()(x, y)
    const light = Math.round(0.299 * red + 0.587 * green + 0.114 * blue)
    return [light, light, light]
  }
  const black: Paint = () => [0, 0, 0]
  const white: Paint = () => [255, 255, 255]
  const grey: Paint = () => [128, 128, 128]
  for (const paint of [greyed, black, white, grey])
    expect(judge(paint)).toEqual({ faults: ['grey'], doubts: [] })
})

test('GRA-10 a background without anybody is a fault', () => {
  expect(judge(() => BLUE).faults).toEqual(['nobody'])
  // Somebody is there, but only below.
  expect(judge(portrait({ hairAt: 400 })).faults).toEqual(['nobody'])
})

test('GRA-10 hair that touches the upper edge, a gradient and a pattern are doubts, never faults', () => {
  expect(judge(portrait({ hairAt: -30 }))).toEqual({ faults: [], doubts: ['head_at_top'] })
  const falling: Paint = (_, y) => [160 - y / 5, 210 - y / 5, 250 - y / 5]
  expect(judge(portrait({ background: falling }))).toEqual({ faults: [], doubts: ['uneven'] })
  const striped: Paint = (x) => (x % 40 < 20 ? [110, 170, 230] : [180, 220, 245])
  expect(judge(portrait({ background: striped }))).toEqual({ faults: [], doubts: ['uneven'] })
})

test('GRA-10 long hair beside the face hides little enough of the background', () => {
  const long: Paint = (x, y) =>
    y > 130 && y < 420 && Math.abs(x - 240) < 215 && Math.abs(x - 240) > 110 ? HAIR : portrait()(x, y)
  expect(judge(long).faults).toEqual([])
})
