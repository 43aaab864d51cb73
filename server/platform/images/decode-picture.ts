import sharp, { type CreateRaw, type Sharp } from 'sharp'
import { type ClaimedSize, MAX_PIXELS } from './limits.ts'

/** Pixels and nothing else: upright, 8 bits a colour, sRGB on white. */
export interface Decoded {
  data: Buffer
  raw: CreateRaw
}

// A decoded picture can be 120 MB: libvips keeps none of them and uses one thread for each.
sharp.cache(false)
sharp.concurrency(1)

/** What the header claims; undefined when it cannot be read. */
export async function readSize(bytes: Buffer): Promise<ClaimedSize | undefined> {
  const head = await unlessBroken(sharp(bytes, { limitInputPixels: false }).metadata())
  if (!head) return undefined
  const { width, height, channels, depth, format, isProgressive } = head
  // Of a progressive JPEG the decoder holds coefficients, two bytes each.
  const bytesEach = format === 'jpeg' || depth !== 'uchar' ? 2 : 1
  return { width, height, wholeBytes: isProgressive ? width * height * channels * bytesEach : 0 }
}

/**
 * Decodes the whole picture: upright, sRGB on white, its longer side at most `side`, to be encoded or kept as pixels.
 * Reading it to the end refuses pictures that are cut short or damaged. It is made smaller while it is decoded, so that 40
 * million pixels are in memory only for formats that cannot be read in rows.
 */
export function openPicture(bytes: Buffer, side: number): Sharp {
  return sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'warning', sequentialRead: true })
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .flatten({ background: '#ffffff' })
}

/** Its pixels. */
export async function decodePicture(bytes: Buffer, side: number): Promise<Decoded> {
  const { data, info } = await openPicture(bytes, side)
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  return { data, raw: { width, height, channels } }
}

/** libvips refuses pictures that are cut short or damaged; its messages mean nothing to a candidate. */
export function unlessBroken<T>(work: Promise<T>): Promise<T | undefined> {
  return work.catch(() => undefined)
}
