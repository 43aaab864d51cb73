import sharp, { type Sharp } from 'sharp'
import { type Decoded, decodePicture, openPicture, unlessBroken } from './decode-picture.ts'
import { MAX_BYTES } from './limits.ts'

const QUALITIES = [88, 82, 75, 65, 50, 35]

/** A plain JPEG of our own. */
export interface Encoded {
  bytes: Buffer
  width: number
  height: number
}

/**
 * A plain JPEG below the limit, its longer side at most `side`, in the best quality that fits and that its own (`cameIn`) justifies; when none does, a
 * smaller picture; undefined when any of the upload is missing or damaged. What came in below the limit is never too large:
 * a dithered scan weighs ten times more as JPEG than as PNG, and that is not its owner's fault. Most fit at the first try,
 * which goes from the file to the JPEG without holding the pixels between.
 */
export async function encodePicture(
  upload: Buffer,
  { side, cameIn }: { side: number; cameIn: number | undefined },
): Promise<Encoded | undefined> {
  const first = firstStep(cameIn)
  const atFirst = await unlessBroken(jpegOf(openPicture(upload, side), QUALITIES[first] ?? 0))
  if (!atFirst || fits(atFirst)) return atFirst
  // It has been read to its end: what goes wrong from here on is our own fault.
  const decoded = await decodePicture(upload, side)
  return (
    (await bestThatFits(decoded, side, stepAfter(first, atFirst))) ??
    (await smallerThatFits(decoded, side * 0.75, first))
  )
}

async function smallerThatFits(decoded: Decoded, side: number, first: number): Promise<Encoded> {
  return (await bestThatFits(decoded, side, first)) ?? smallerThatFits(decoded, side * 0.75, first)
}

/** From a step of quality downwards; undefined when none fits at this size. */
async function bestThatFits(decoded: Decoded, side: number, from: number): Promise<Encoded | undefined> {
  for (let step = from; step < QUALITIES.length; ) {
    const encoded = await jpegOf(shrunk(decoded, Math.round(side)), QUALITIES[step] ?? 0)
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
  // One step of quality saves a quarter at most: what is far too heavy is not tried in vain.
  return step + (length > 1.35 * MAX_BYTES ? 2 : 1)
}

/** The lowest quality that is not below the one it came in with: a better one is heavier and shows nothing more. */
function firstStep(cameIn: number | undefined): number {
  const worse = QUALITIES.findIndex((quality) => quality < (cameIn ?? 100))
  return Math.max(0, (worse === -1 ? QUALITIES.length : worse) - 1)
}

function shrunk({ data, raw }: Decoded, side: number): Sharp {
  return sharp(data, { raw }).resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
}

async function jpegOf(from: Sharp, quality: number): Promise<Encoded> {
  // Small print is lost first where colours are halved.
  const chromaSubsampling = quality > 60 ? '4:4:4' : '4:2:0'
  const { data, info } = await from
    .jpeg({ quality, chromaSubsampling, progressive: false })
    .toBuffer({ resolveWithObject: true })
  return { bytes: data, width: info.width, height: info.height }
}
