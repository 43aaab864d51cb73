import type { PhotoDoubt, PhotoFault, PhotoVerdict } from './graduation-photo.ts'
import { type Colour, chromaOf, isLightBlue, lightOf } from './light-blue.ts'

/** A decoded picture: three or four bytes a pixel, row by row. */
export interface PhotoPixels {
  width: number
  height: number
  channels: 3 | 4
  data: Uint8Array | Uint8ClampedArray
}

/** A part of the picture, in shares of its sides. */
interface Part {
  left: number
  top: number
  right: number
  bottom: number
}

const ALL: Part = { left: 0, top: 0, right: 1, bottom: 1 }
/** Where only background can be when the head is in its place: above the hair and beside the face. */
const BACKGROUND: readonly Part[] = [
  { left: 0, top: 0, right: 0.25, bottom: 0.06 },
  { left: 0.25, top: 0, right: 0.75, bottom: 0.06 },
  { left: 0.75, top: 0, right: 1, bottom: 0.06 },
  { left: 0, top: 0.06, right: 0.1, bottom: 0.23 },
  { left: 0, top: 0.23, right: 0.1, bottom: 0.4 },
  { left: 0.9, top: 0.06, right: 1, bottom: 0.23 },
  { left: 0.9, top: 0.23, right: 1, bottom: 0.4 },
]
const ABOVE_HEAD: Part = { left: 0.38, top: 0, right: 0.62, bottom: 0.04 }
const FACE: Part = { left: 0.35, top: 0.2, right: 0.65, bottom: 0.55 }

/** A pixel with less is grey: encoding leaves so much in a grey picture. */
const GREY_CHROMA = 16
const LEAST_COLOURED = 0.02
/** Hair may hang into the parts beside the face. */
const LEAST_BACKGROUND = 0.7
const MOST_BACKGROUND_IN_FACE = 0.5
const LEAST_BACKGROUND_ABOVE = 0.5
/** The largest difference of light between two parts of one plain background, and the largest spread within one. */
const MOST_DIFFERENCE = 32
const MOST_SPREAD = 18

/**
 * What can be said of a 毕业照片 from its pixels, without knowing a face (GRA-10). The same in browser and server. It
 * cannot say whether there are two people, where the eyes are, or whose face it is.
 */
export function judgePixels(pixels: PhotoPixels): PhotoVerdict {
  const coloured = shareOf(pixels, ALL, (colour) => chromaOf(colour) >= GREY_CHROMA)
  // A grey picture has no light-blue background either: one reason is enough.
  if (coloured < LEAST_COLOURED) return { faults: ['grey'], doubts: [] }
  const faults: PhotoFault[] = []
  const doubts: PhotoDoubt[] = []
  if (backgroundShare(pixels) < LEAST_BACKGROUND) faults.push('background')
  else {
    if (shareOf(pixels, FACE, isLightBlue) > MOST_BACKGROUND_IN_FACE) faults.push('nobody')
    else if (shareOf(pixels, ABOVE_HEAD, isLightBlue) < LEAST_BACKGROUND_ABOVE) doubts.push('head_at_top')
    if (isUneven(pixels)) doubts.push('uneven')
  }
  return { faults, doubts }
}

function backgroundShare(pixels: PhotoPixels): number {
  let area = 0
  let found = 0
  for (const part of BACKGROUND) {
    const size = (part.right - part.left) * (part.bottom - part.top)
    area += size
    found += size * shareOf(pixels, part, isLightBlue)
  }
  return found / area
}

/** Whether the background has a gradient, a shadow or a pattern. Parts that hair covers say nothing. */
function isUneven(pixels: PhotoPixels): boolean {
  const lights = BACKGROUND.filter((part) => shareOf(pixels, part, isLightBlue) > 0.9).map((part) =>
    spreadOfLight(pixels, part),
  )
  const means = lights.map(({ mean }) => mean)
  return (
    Math.max(...means) - Math.min(...means) > MOST_DIFFERENCE ||
    lights.some(({ deviation }) => deviation > MOST_SPREAD)
  )
}

function spreadOfLight(pixels: PhotoPixels, part: Part): { mean: number; deviation: number } {
  let count = 0
  let sum = 0
  let squares = 0
  eachPixel(pixels, part, (colour) => {
    const light = lightOf(colour)
    count += 1
    sum += light
    squares += light * light
  })
  const mean = sum / count
  return { mean, deviation: Math.sqrt(Math.max(0, squares / count - mean * mean)) }
}

function shareOf(pixels: PhotoPixels, part: Part, fits: (colour: Colour) => boolean): number {
  let count = 0
  let found = 0
  eachPixel(pixels, part, (colour) => {
    count += 1
    if (fits(colour)) found += 1
  })
  return found / count
}

function eachPixel({ width, height, channels, data }: PhotoPixels, part: Part, look: (one: Colour) => void) {
  const [left, right] = [Math.floor(part.left * width), Math.ceil(part.right * width)]
  const [top, bottom] = [Math.floor(part.top * height), Math.ceil(part.bottom * height)]
  for (let row = top; row < bottom; row += 1)
    for (let at = (row * width + left) * channels; at < (row * width + right) * channels; at += channels)
      look({ red: data[at] ?? 0, green: data[at + 1] ?? 0, blue: data[at + 2] ?? 0 })
}
