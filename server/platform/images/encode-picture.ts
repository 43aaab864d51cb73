import type { Sharp } from 'sharp'
import { openPicture, unlessBroken } from './decode-picture.ts'
import { MAX_BYTES } from './limits.ts'

/** So near each other that what the tables below would save costs no more than a step. */
const QUALITIES = [88, 82, 75, 70, 65, 60, 50, 42, 35]

/** A plain JPEG of our own. */
export interface Encoded {
  bytes: Buffer
  width: number
  height: number
}

/**
 * A plain JPEG below the limit, its longer side at most `side`, in the best quality that fits and that its own (`cameIn`) justifies; when none does, a
 * smaller picture; undefined when any of the upload is missing or damaged. What came in below the limit is never too large:
 * a dithered scan weighs ten times more as JPEG than as PNG, and that is not its owner's fault. Most fit at the first try. Each try reads
 * the file again and goes from it to the JPEG in rows: to decode once more takes some time, to keep 36 MB of pixels between the tries takes
 * memory that a crowd needs.
 */
export async function encodePicture(
  upload: Buffer,
  { side, cameIn }: { side: number; cameIn: number | undefined },
): Promise<Encoded | undefined> {
  const first = firstStep(cameIn)
  const atFirst = await unlessBroken(jpegOf(openPicture(upload, side), QUALITIES[first] ?? 0))
  if (!atFirst || fits(atFirst)) return atFirst
  // It has been read to its end: what goes wrong from here on is our own fault.
  return (
    (await bestThatFits(upload, side, stepAfter(first, atFirst))) ??
    (await smallerThatFits(upload, side * 0.75, first))
  )
}

async function smallerThatFits(upload: Buffer, side: number, first: number): Promise<Encoded> {
  return (await bestThatFits(upload, side, first)) ?? smallerThatFits(upload, side * 0.75, first)
}

/** From a step of quality downwards; undefined when none fits at this size. */
async function bestThatFits(upload: Buffer, side: number, from: number): Promise<Encoded | undefined> {
  for (let step = from; step < QUALITIES.length; ) {
    const encoded = await jpegOf(openPicture(upload, Math.round(side)), QUALITIES[step] ?? 0)
    if (fits(encoded)) return encoded
    step = stepAfter(step, encoded)
  }
  return undefined
}

function fits({ bytes }: Encoded): boolean {
  return bytes.length <= MAX_BYTES
}

/** The quality to try next. */
function stepAfter(step: number, { bytes: { length } }: Encoded): number {
  // No quality makes it four times lighter: less of it will.
  if (length > 4 * MAX_BYTES) return QUALITIES.length
  // A step of quality saves a quarter at most: what is far too heavy is not tried in vain.
  return step + (length > 1.35 * MAX_BYTES ? 2 : 1)
}

/** The lowest quality that is not below the one it came in with: a better one is heavier and shows nothing more. */
function firstStep(cameIn: number | undefined): number {
  const worse = QUALITIES.findIndex((quality) => quality < (cameIn ?? 100))
  return Math.max(0, (worse === -1 ? QUALITIES.length : worse) - 1)
}

async function jpegOf(from: Sharp, quality: number): Promise<Encoded> {
  // Small print is lost first where colours are halved.
  const chromaSubsampling = quality > 60 ? '4:4:4' : '4:2:0'
  // Huffman tables of its own would make it a twelfth lighter, but the encoder holds the whole picture for them: twelve bytes a pixel.
  const { data, info } = await from
    .jpeg({ quality, chromaSubsampling, progressive: false, optimizeCoding: false })
    .toBuffer({ resolveWithObject: true })
  return { bytes: data, width: info.width, height: info.height }
}
