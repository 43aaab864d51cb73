import { createHash } from 'node:crypto'
import sharp, { type CreateRaw, type OutputInfo } from 'sharp'
import { createBoundedQueue } from '../queue/bounded-queue.ts'
import { sniffImage } from './sniff-image.ts'

/** Why a picture is not taken in. */
export type ImageFault =
  | 'image_empty'
  | 'image_too_large'
  | 'image_not_a_picture'
  | 'image_animated'
  | 'image_too_many_pixels'
  | 'image_too_small'
  | 'image_broken'

/** A picture of our own encoding, or why there is none. */
export type Sanitised =
  | {
      ok: true
      bytes: Buffer
      mediaType: 'image/jpeg'
      width: number
      height: number
      /** SHA-256 of `bytes`, hexadecimal. */
      digest: string
      /** dHash of the picture, 64 bits, hexadecimal: the same for the same picture, whatever its size or quality. */
      look: string
    }
  | { ok: false; fault: ImageFault }

/** Takes in pictures, never more at once than the machine can bear; throws `Overloaded` when too many wait. */
export interface ImageIntake {
  sanitise(bytes: Buffer): Promise<Sanitised>
}

const MAX_BYTES = 1_048_576
const MAX_PIXELS = 40_000_000
const MAX_SIDE = 12_000
const MIN_SIDE = 200
const QUALITIES = [88, 82, 75, 65, 50, 35]

// One decoded picture can be 120 MB; libvips keeps none of them and uses one thread for each.
sharp.cache(false)
sharp.concurrency(1)

/** An intake with that many pictures at work and that many waiting. */
export function createImageIntake(options: { concurrency: number; maxWaiting: number }): ImageIntake {
  const run = createBoundedQueue(options)
  return {
    async sanitise(bytes) {
      const fault = faultBeforeDecoding(bytes)
      return fault ? { ok: false, fault } : run(() => sanitise(bytes))
    },
  }
}

/** What the bytes give away for free: decoding is never begun for these. */
function faultBeforeDecoding(bytes: Buffer): ImageFault | undefined {
  if (bytes.length === 0) return 'image_empty'
  if (bytes.length > MAX_BYTES) return 'image_too_large'
  const sniffed = sniffImage(bytes)
  if (sniffed.kind === 'other') return 'image_not_a_picture'
  if (sniffed.kind === 'jpeg') return undefined
  if (sniffed.isAnimated) return 'image_animated'
  return tooLarge(sniffed.width, sniffed.height) ? 'image_too_many_pixels' : undefined
}

/** EVI-03: decoded whole, turned upright, stripped of everything but the picture, encoded anew. */
async function sanitise(bytes: Buffer): Promise<Sanitised> {
  try {
    const head = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (tooLarge(head.width, head.height)) return { ok: false, fault: 'image_too_many_pixels' }
    if (Math.min(head.width, head.height) < MIN_SIDE) return { ok: false, fault: 'image_too_small' }
    const upright = await sharp(bytes, {
      limitInputPixels: MAX_PIXELS,
      failOn: 'warning',
      sequentialRead: true,
    })
      .rotate()
      .toColourspace('srgb')
      .flatten({ background: '#ffffff' })
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    return await encode(upright)
  } catch {
    // libvips refuses what is cut short or damaged; there is nothing in its words for a candidate.
    return { ok: false, fault: 'image_broken' }
  }
}

async function encode({ data, info }: { data: Buffer; info: OutputInfo }): Promise<Sanitised> {
  const { width, height, channels } = info
  const raw = { raw: { width, height, channels } }
  for (const quality of QUALITIES) {
    // Small print is lost first where colours are halved.
    const chromaSubsampling = quality > 60 ? '4:4:4' : '4:2:0'
    const bytes = await sharp(data, raw).jpeg({ quality, chromaSubsampling }).toBuffer()
    if (bytes.length > MAX_BYTES) continue
    const digest = createHash('sha256').update(bytes).digest('hex')
    return { ok: true, bytes, mediaType: 'image/jpeg', width, height, digest, look: await lookOf(data, raw) }
  }
  return { ok: false, fault: 'image_too_large' }
}

/** dHash: on a 9 × 8 grey picture, whether each pixel is darker than its right neighbour. */
async function lookOf(data: Buffer, raw: { raw: CreateRaw }): Promise<string> {
  const grey = await sharp(data, raw).greyscale().resize(9, 8, { fit: 'fill' }).raw().toBuffer()
  let bits = 0n
  for (let row = 0; row < 8; row += 1) {
    for (let column = 0; column < 8; column += 1) {
      const [left = 0, right = 0] = [grey[row * 9 + column], grey[row * 9 + column + 1]]
      bits = (bits << 1n) | (left < right ? 1n : 0n)
    }
  }
  return bits.toString(16).padStart(16, '0')
}

function tooLarge(width: number, height: number): boolean {
  return width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS
}
