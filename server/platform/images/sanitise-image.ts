import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { createBoundedQueue } from '../queue/bounded-queue.ts'
import { decodePicture, readSize, unlessBroken } from './decode-picture.ts'
import { encodePicture } from './encode-picture.ts'
import { jpegQualityOf } from './jpeg-quality.ts'
import {
  costsTooMuch,
  hasTooManyPixels,
  KEPT_SIDE,
  keptSide,
  MAX_BYTES,
  MAX_PIXELS,
  MIN_SIDE,
  pixelsAtWork,
} from './limits.ts'
import { lookOf } from './look.ts'
import { createPixelBudget, type PixelBudget } from './pixel-budget.ts'
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
  /** How much work a picture is, in pixels, by what its header claims; 0 when it is not to be read. */
  pixelsOf(bytes: Buffer): Promise<number>
  /**
   * A picture that `sanitise` took in, to be judged by its pixels and weighed; undefined when it is damaged. `side`: as long as its longer side
   * is then at most, where a small one tells enough.
   */
  open(bytes: Buffer, side?: number): Promise<OpenedPicture | undefined>
  /** How many may be on their way or in the line at once, so that nobody sends a picture that finds no place or is answered too late. */
  placesAtDoor(): number
}

/** Who begins to send a picture is let in while those before take no longer than this: some are on their way already. */
const DOOR_MS = 2_500
/** … and from then on as many as are done in this time, those on their way included: a browser does not wait much longer than twice that. */
const DONE_MS = 6_000
/** More than these would only lie in memory. */
const PLACES_WHILE_FULL = 6
/** Pictures are few and differ, so the newest of them tells as much as all before it how long one takes. */
const NEWEST = 0.5

/** A decoded picture: three bytes a pixel, row by row, and a way to encode it. */
export interface OpenedPicture {
  pixels: { width: number; height: number; channels: 3; data: Buffer }
  /** A JPEG of that quality, with that many dots to the inch in its head. */
  encode(options: { quality: number; density: number }): Promise<Buffer>
  /** The digest and the look of an encoding, as `sanitise` gives them. */
  describe(jpeg: Buffer): Promise<{ digest: string; look: string }>
}

/** An intake with that many pictures at work and that many waiting. */
export function createImageIntake(options: { concurrency: number; maxWaiting: number }): ImageIntake {
  const run = createBoundedQueue({ ...options, newest: NEWEST })
  const withPixels = createPixelBudget(MAX_PIXELS)
  return {
    async sanitise(bytes) {
      const fault = faultBeforeDecoding(bytes)
      return fault ? { ok: false, fault } : run(() => sanitise(bytes, withPixels))
    },
    pixelsOf,
    open: (bytes, side = KEPT_SIDE) => run(() => openForPixels(bytes, side)),
    placesAtDoor() {
      if (!run.isFull() && run.waitMs() <= DOOR_MS) return Number.POSITIVE_INFINITY
      return placesWhileFull(options.concurrency, run.doneWithin(DONE_MS))
    },
  }
}

/** How many may be on their way, in the line or at work while the line is full, when so many are done in time. */
export function placesWhileFull(concurrency: number, doneInTime: number): number {
  // One more than are at work, so that nobody at work waits for the next to arrive; but not where even who is at work is late.
  const least = doneInTime < concurrency ? concurrency : concurrency + 1
  return Math.max(least, Math.min(PLACES_WHILE_FULL, doneInTime))
}

async function pixelsOf(bytes: Buffer): Promise<number> {
  if (faultBeforeDecoding(bytes)) return 0
  const size = await readSize(bytes)
  return size && !costsTooMuch(size) ? pixelsAtWork(size) : 0
}

async function openForPixels(bytes: Buffer, side: number): Promise<OpenedPicture | undefined> {
  const decoded = await unlessBroken(decodePicture(bytes, side))
  if (decoded?.raw.channels !== 3) return undefined
  const { data, raw } = decoded
  const { width, height } = raw
  return {
    pixels: { width, height, channels: 3, data },
    encode: ({ quality, density }) =>
      sharp(data, { raw }).jpeg({ quality, chromaSubsampling: '4:2:0' }).withMetadata({ density }).toBuffer(),
    describe: async (jpeg) => ({ digest: digestOf(jpeg), look: await lookOf(jpeg) }),
  }
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Faults that the first bytes show: such a file is never decoded. */
function faultBeforeDecoding(bytes: Buffer): ImageFault | undefined {
  if (bytes.length === 0) return 'image_empty'
  if (bytes.length > MAX_BYTES) return 'image_too_large'
  const sniffed = sniffImage(bytes)
  if (sniffed.kind === 'other') return 'image_not_a_picture'
  if (sniffed.kind === 'jpeg') return undefined
  if (sniffed.isAnimated) return 'image_animated'
  return hasTooManyPixels(sniffed.width, sniffed.height) ? 'image_too_many_pixels' : undefined
}

/** EVI-03: decoded whole, turned upright, stripped of everything but the picture, encoded anew. */
async function sanitise(bytes: Buffer, withPixels: PixelBudget): Promise<Sanitised> {
  const size = await readSize(bytes)
  if (!size) return { ok: false, fault: 'image_broken' }
  if (costsTooMuch(size)) return { ok: false, fault: 'image_too_many_pixels' }
  if (Math.min(size.width, size.height) < MIN_SIDE) return { ok: false, fault: 'image_too_small' }
  const side = Math.min(Math.max(size.width, size.height), keptSide(size))
  const kept = await withPixels(pixelsAtWork(size), () =>
    encodePicture(bytes, { side, cameIn: jpegQualityOf(bytes) }),
  )
  if (!kept) return { ok: false, fault: 'image_broken' }
  return {
    ok: true,
    ...kept,
    mediaType: 'image/jpeg',
    digest: digestOf(kept.bytes),
    look: await lookOf(kept.bytes),
  }
}
